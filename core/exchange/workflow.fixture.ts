// Small workflows of every shape the language's schema allows, sensible or not: what is exchanged is the text, and the
// checker judges sense. Titles hold the signs that formats have for themselves.

import fc from 'fast-check'
import type { Condition } from '../workflow/condition.ts'
import { type Workflow, workflow } from '../workflow/language.ts'

const signs = [
  '群众点单',
  '"',
  "'",
  '<',
  '>',
  '&',
  ']]>',
  '#',
  ';',
  ':',
  '%%',
  '--',
  '[*]',
  '\n',
  '\t',
  ' ',
  '\u0001',
  '`',
  '😀',
  '\ud800',
  '$',
  '{',
  '\\',
  '&#10;',
  '\uffff',
]

/** 1 to 20 characters out of words and signs. */
export const title = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').slice(0, 20))

const name = fc.constantFrom('a', 'b', 'c-1', 'end', 'state', 'constructor', '0')
const duration = fc.constantFrom('PT30M', 'P1DT12H', 'P3WD', 'PT4WH')

const plain = { noNullPrototype: true } as const

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ one: Condition }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small' },
    fc.record(
      {
        fact: fc.constantFrom('rating.solved', 'form.attempts', 'rounds.tier-one', 'and', 'a`b', '属 地'),
        is: fc.oneof(
          fc.boolean(),
          fc.integer(),
          title.map((text) => text.toWellFormed()),
        ),
      },
      plain,
    ),
    fc.record({ fact: fc.constantFrom('rating.stars', 'true'), atLeast: fc.integer() }, plain),
    fc.record({ all: fc.array(tie('one'), { minLength: 1, maxLength: 3 }) }, plain),
    fc.record({ any: fc.array(tie('one'), { minLength: 1, maxLength: 3 }) }, plain),
    fc.record({ not: tie('one') }, plain),
  ),
})).one

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const state = fc.record(
  {
    title,
    milestone: fc.constantFrom('received', 'working', 'ended'),
    mark: fc.constantFrom('S', 'D'),
    desk: fc.constantFrom('intake@district', 'conference@street', 'assignee', 'requester'),
    within: fc.oneof(duration, fc.constant('by-urgency')),
    late: fc.constantFrom(['remind'], ['remind', 'escalate']),
    atLimit: name,
    final: fc.boolean(),
    answered: fc.boolean(),
  },
  { requiredKeys: ['title', 'milestone'], noNullPrototype: true },
)

const action = fc.record(
  {
    title,
    from: fc.oneof(
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('open' as const, 'ended' as const),
    ),
    to: fc.oneof(
      name,
      fc
        .array(fc.record({ when: optional(condition), state: name }), { minLength: 1, maxLength: 3 })
        .map((all) => all.map(({ when, state }) => (when ? { when, state } : { state }))),
    ),
    by: fc.constantFrom(['holder'], ['clock'], ['lead', 'clock'], ['intake']),
    guard: fc.record({ if: condition, else: title }),
    does: fc.constantFrom(['note'], ['assign', 'accept']),
    tone: fc.constantFrom('main', 'danger'),
  },
  { requiredKeys: ['title', 'from', 'by'], noNullPrototype: true },
)

export const anyWorkflow: fc.Arbitrary<Workflow> = fc
  .record({
    id: name,
    version: fc.integer({ min: 1, max: 9 }),
    title,
    kind: fc.constantFrom('request', 'wish'),
    source: title,
    start: name,
    states: fc.dictionary(name, state, { minKeys: 1, maxKeys: 5, noNullPrototype: true }),
    actions: fc.dictionary(name, action, { maxKeys: 5, noNullPrototype: true }),
  })
  .map((one) => workflow.parse(one))

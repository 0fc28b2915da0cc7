// The checker of workflows. Each rule is proved to bite: one fault is planted in Lantian's five orders, and exactly
// that rule must find it.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { checkWorkflow } from '../core/workflow/check.ts'
import type { Condition } from '../core/workflow/condition.ts'
import type { Field } from '../core/workflow/form.ts'
import type { Action, State } from '../core/workflow/language.ts'
import type { LinkedWorkflow } from '../core/workflow/linked.ts'
import { lantian, places } from './county.fixture.ts'

type Plant = [rule: string, place: string, fault: string, plant: (workflow: LinkedWorkflow) => void]

const open: State = { title: '某环节', milestone: 'working', desk: 'intake@district', within: 'P1D' }
const solved: Condition = { fact: 'rating.solved', is: true }

function action(workflow: LinkedWorkflow, name: string): Action {
  const found = workflow.actions[name]
  assert.ok(found)
  return found
}

function state(workflow: LinkedWorkflow, name: string): State {
  const found = workflow.states[name]
  assert.ok(found)
  return found
}

function guard(workflow: LinkedWorkflow, name: string, test: Condition) {
  action(workflow, name).guard = { if: test, else: '不行' }
}

function yesNo(count: number): Field[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `f${at}`,
    label: '是否',
    kind: 'yes-no',
    required: true,
  }))
}

const plants: Plant[] = [
  [
    'unknown-raiser',
    'raise',
    'begun by a role the playbook does not have',
    (it) => {
      it.raise = ['requester', 'mayor']
    },
  ],
  [
    'at-limit-unfit',
    'states.callback.atLimit',
    'a limit after which the clock should do what is not its to do',
    (it) => {
      state(it, 'callback').atLimit = 'rate'
    },
  ],
  [
    'unknown-state',
    'start',
    'an unknown start',
    (it) => {
      it.start = 'nowhere'
    },
  ],
  [
    'unknown-state',
    'reopen.to',
    'reopening to nowhere',
    (it) => {
      it.reopen = { within: 'P5D', to: 'nowhere' }
    },
  ],
  [
    'unknown-state',
    'actions.collect.from',
    'an unknown origin',
    (it) => {
      action(it, 'collect').from = ['raised', 'nowhere']
    },
  ],
  [
    'unknown-state',
    'actions.lose.to',
    'an unknown target',
    (it) => {
      it.actions.lose = { title: '丢失', from: ['raised'], to: 'nowhere', by: ['intake'] }
    },
  ],
  [
    'begins-ended',
    'reopen.to',
    'reopening to an end',
    (it) => {
      it.reopen = { within: 'P5D', to: 'closed' }
    },
  ],
  [
    'unreachable-state',
    'states.lost',
    'a state nothing leads to',
    (it) => {
      it.states.lost = open
      it.actions.find = { title: '找回', from: ['lost'], to: 'raised', by: ['intake'] }
    },
  ],
  [
    'no-way-out',
    'states.stuck',
    'a state that only leads to itself',
    (it) => {
      it.states.stuck = open
      it.actions.stick = {
        title: '搁置',
        from: ['raised', 'stuck'],
        to: 'stuck',
        by: ['intake'],
        form: [{ name: 'words', label: '为什么', kind: 'text', required: true }],
      }
    },
  ],
  [
    'shadowed-state',
    'states.merged',
    'a standard end that is open here',
    (it) => {
      it.states.merged = open
      it.actions.close = { title: '归档', from: ['merged'], to: 'closed', by: ['intake'] }
    },
  ],
  [
    'final-desk',
    'states.closed',
    'an end on a desk',
    (it) => {
      state(it, 'closed').desk = 'intake@district'
    },
  ],
  [
    'final-desk',
    'states.closed',
    'an end with a deadline',
    (it) => {
      state(it, 'closed').within = 'P1D'
    },
  ],
  [
    'milestone',
    'states.handling',
    'an open state shown as ended',
    (it) => {
      state(it, 'handling').milestone = 'ended'
    },
  ],
  [
    'milestone',
    'states.closed',
    'an end shown as being worked on',
    (it) => {
      state(it, 'closed').milestone = 'working'
    },
  ],
  [
    'answered-open',
    'states.handling',
    'an open state called answered',
    (it) => {
      state(it, 'handling').answered = true
    },
  ],
  [
    'no-desk',
    'states.collected',
    'a state on nobody’s desk',
    (it) => {
      delete state(it, 'collected').desk
    },
  ],
  [
    'no-deadline',
    'states.collected',
    'a state without a limit',
    (it) => {
      delete state(it, 'collected').within
    },
  ],
  [
    'final-action',
    'actions.revive.from',
    'an action out of an end',
    (it) => {
      it.actions.revive = { title: '复活', from: ['closed'], to: 'conferring', by: ['supervisor'] }
    },
  ],
  [
    'idle-loop',
    'states.handling',
    'a loop that turns by itself',
    (it) => {
      it.actions.there = { title: '去', from: ['handling'], to: 'callback', by: ['importer'] }
      it.actions.back = { title: '回', from: ['callback'], to: 'handling', by: ['main-matter'] }
    },
  ],
  [
    'too-many-states',
    'states',
    'ten thousand states',
    (it) => {
      for (let at = 0; at < 10_000; at++) it.states[`s${at}`] = open
    },
  ],
  [
    'unknown-role',
    'actions.collect.by',
    'an action of an unknown role',
    (it) => {
      action(it, 'collect').by.push('ghost')
    },
  ],
  [
    'unknown-role',
    'states.raised.desk',
    'a desk of an unknown role',
    (it) => {
      state(it, 'raised').desk = 'ghost@district'
    },
  ],
  [
    'unknown-role',
    'escalation.intake',
    'escalation to an unknown role',
    (it) => {
      it.ways.escalation.intake = 'ghost@district'
    },
  ],
  [
    'role-level',
    'states.raised.desk',
    'a desk at a level its role has not',
    (it) => {
      state(it, 'raised').desk = 'intake@street'
    },
  ],
  [
    'role-level',
    'escalation.intake',
    'escalation to a level the role has not',
    (it) => {
      it.ways.escalation.intake = 'supervisor@street'
    },
  ],
  [
    'idle-desk',
    'states.collected',
    'a desk that can only watch',
    (it) => {
      state(it, 'collected').desk = 'intake@district'
    },
  ],
  [
    'no-escalation',
    'escalation.assignee',
    'no way up from the lead',
    (it) => {
      delete it.ways.escalation.assignee
    },
  ],
  [
    'no-escalation',
    'escalation.conference',
    'no way up from a role',
    (it) => {
      delete it.ways.escalation.conference
    },
  ],
  [
    'escalation-circle',
    'escalation.leader',
    'escalation in a circle',
    (it) => {
      it.ways.escalation.leader = 'supervisor@district'
    },
  ],
  [
    'escalation-target',
    'escalation.intake',
    'escalation to the lead',
    (it) => {
      it.ways.escalation.intake = 'assignee'
    },
  ],
  [
    'escalation-short',
    'escalation.conference',
    'escalation that ends in the street',
    (it) => {
      it.ways.roles.conference = { title: '会商主持', levels: ['street'] }
      it.ways.roles.elder = { title: '镇街负责人', levels: ['street'] }
      it.ways.escalation.conference = 'elder@street'
    },
  ],
  [
    'unknown-fact',
    'actions.finish.guard',
    'a fact nobody knows',
    (it) => guard(it, 'finish', { fact: 'weather', is: true }),
  ],
  [
    'form-fact',
    'actions.finish.guard',
    'a fact of a field that is not there',
    (it) => guard(it, 'finish', { fact: 'form.cost', atLeast: 3 }),
  ],
  [
    'form-fact',
    'actions.collect.guard',
    'a fact of a field that may stay empty',
    (it) => guard(it, 'collect', { fact: 'form.words', is: '同意' }),
  ],
  [
    'form-fact',
    'actions.finish.guard',
    'a fact of photographs',
    (it) => guard(it, 'finish', { fact: 'form.photos', is: 1 }),
  ],
  [
    'fact-value',
    'actions.finish.guard',
    'a number compared with a word',
    (it) => guard(it, 'finish', { fact: 'support.open', is: '没有' }),
  ],
  [
    'fact-value',
    'actions.rate.to',
    'a yes compared with a number',
    (it) => {
      action(it, 'rate').to = [
        { when: { fact: 'rating.solved', atLeast: 1 }, state: 'closed' },
        { state: 'conferring' },
      ]
    },
  ],
  [
    'unknown-urgency',
    'actions.finish.guard',
    'an urgency that is not there',
    (it) => guard(it, 'finish', { not: { fact: 'matter.urgency', is: 'panic' } }),
  ],
  [
    'guard-never',
    'actions.finish.guard',
    'a guard that lets nobody pass',
    (it) =>
      guard(it, 'finish', {
        all: [
          { fact: 'support.open', is: 0 },
          { fact: 'support.open', atLeast: 1 },
        ],
      }),
  ],
  [
    'guard-never',
    'actions.unreached.guard',
    'a guard beyond what its field allows',
    (it) => guard(it, 'unreached', { fact: 'form.attempts', atLeast: 51 }),
  ],
  [
    'branch-gap',
    'actions.rate.to',
    'an outcome with no branch',
    (it) => {
      action(it, 'rate').to = [
        { when: solved, state: 'closed' },
        { when: { all: [{ not: solved }, { fact: 'rating.stars', atLeast: 2 }] }, state: 'conferring' },
      ]
    },
  ],
  [
    'branch-overlap',
    'actions.rate.to',
    'an outcome with two branches',
    (it) => {
      action(it, 'rate').to = [
        { when: solved, state: 'closed' },
        { when: { fact: 'rating.stars', atLeast: 4 }, state: 'unheard' },
        { state: 'conferring' },
      ]
    },
  ],
  [
    'branch-never',
    'actions.rate.to',
    'a branch that is never taken',
    (it) => {
      action(it, 'rate').to = [
        { when: solved, state: 'closed' },
        { when: { fact: 'rating.stars', atLeast: 6 }, state: 'unheard' },
        { state: 'conferring' },
      ]
    },
  ],
  [
    'branch-order',
    'actions.rate.to',
    'the rest before the condition',
    (it) => {
      action(it, 'rate').to = [{ state: 'conferring' }, { when: solved, state: 'closed' }]
    },
  ],
  [
    'rating-fact',
    'actions.finish.to',
    'branching on a rating nobody gave',
    (it) => {
      action(it, 'finish').to = [{ when: solved, state: 'closed' }, { state: 'callback' }]
    },
  ],
  [
    'condition-size',
    'actions.collect.guard',
    'more combinations than can be tried',
    (it) => {
      const form = yesNo(17)
      action(it, 'collect').form = form
      guard(it, 'collect', { any: form.map((field) => ({ fact: `form.${field.name}`, is: true })) })
    },
  ],
  [
    'double-field',
    'actions.collect.form',
    'two fields of one name',
    (it) => {
      const [field] = yesNo(1)
      assert.ok(field)
      action(it, 'collect').form = [field, field]
    },
  ],
  [
    'effect-field',
    'actions.dispatch.form',
    'dispatching to nobody',
    (it) => {
      action(it, 'dispatch').form = []
    },
  ],
  [
    'effect-field',
    'actions.dispatch.form',
    'dispatching to somebody who may be left out',
    (it) => {
      action(it, 'dispatch').form = [{ name: 'lead', label: '主办单位', kind: 'org' }]
    },
  ],
  [
    'effect-field',
    'actions.rate.form',
    'stars given in words',
    (it) => {
      const form = action(it, 'rate').form ?? []
      action(it, 'rate').form = form.map((field) =>
        field.name === 'stars' ? { name: 'stars', label: '满意程度', kind: 'text', required: true } : field,
      )
    },
  ],
  [
    'effect-field',
    'actions.pause.form',
    'a pause of a thousand years',
    (it) => {
      const form = action(it, 'pause').form ?? []
      action(it, 'pause').form = form.map((field) =>
        field.kind === 'number' ? { ...field, max: 365_000 } : field,
      )
    },
  ],
  [
    'effect-field',
    'actions.pause.form',
    'a pause of no days',
    (it) => {
      const form = action(it, 'pause').form ?? []
      action(it, 'pause').form = form.map((field) => (field.kind === 'number' ? { ...field, min: 0 } : field))
    },
  ],
  [
    'twin-actions',
    'actions.gather.title',
    'two buttons of one name',
    (it) => {
      it.actions.gather = { title: '收单', from: ['raised'], to: 'collected', by: ['intake'] }
    },
  ],
  [
    'shadowed-action',
    'actions.note',
    'a note that does something else',
    (it) => {
      action(it, 'note').does = []
    },
  ],
  [
    'no-assignee',
    'states.handling',
    'a way to the lead past the dispatch',
    (it) => {
      it.actions.skip = { title: '跳过', from: ['raised'], to: 'handling', by: ['intake'] }
    },
  ],
  [
    'no-assignee',
    'actions.grab',
    'an action of the lead before there is one',
    (it) => {
      it.actions.grab = { title: '抢单', from: ['raised'], to: 'collected', by: ['lead'] }
    },
  ],
  [
    'standard-entry',
    'start',
    'a call that begins as a follower of nothing',
    (it) => {
      it.start = 'following'
    },
  ],
  [
    'standard-entry',
    'reopen.to',
    'a call that is reopened as a follower of nothing',
    (it) => {
      it.reopen = { within: 'P15D', to: 'following' }
    },
  ],
  ...['following', 'withdrawn', 'silent', 'rejected', 'merged', 'settled', 'lapsed'].map(
    (state): Plant => [
      'standard-entry',
      'actions.park.to',
      `an action of the lead into ${state}`,
      (it) => {
        it.actions.park = { title: '搁置', from: ['handling'], to: state, by: ['lead'] }
      },
    ],
  ),
  [
    'standard-entry',
    'actions.park.to',
    'a limit after which a matter is on nobody’s desk',
    (it) => {
      state(it, 'collected').atLimit = 'park'
      it.actions.park = { title: '到期搁置', from: ['collected'], to: 'following', by: ['clock'] }
    },
  ],
  [
    'effect-target',
    'actions.join.to',
    'a merger that goes on as before',
    (it) => {
      const form: Field[] = [{ name: 'leader', label: '并入', kind: 'number-of-matter', required: true }]
      it.actions.join = { title: '合并', from: ['raised'], by: ['intake'], does: ['merge'], form }
    },
  ],
  [
    'standard-effect',
    'actions.again',
    'a whole limit counted anew by another name',
    (it) => {
      it.actions.again = {
        title: '重新提出',
        from: ['handling'],
        to: 'dispatched',
        by: ['requester'],
        does: ['contest'],
      }
    },
  ],
  [
    'shadowed-state',
    'states.following',
    'followers that are told they were answered',
    (it) => {
      state(it, 'following').milestone = 'answered'
    },
  ],
  [
    'shadowed-action',
    'actions.withdraw',
    'a withdrawal that closes',
    (it) => {
      action(it, 'withdraw').to = 'closed'
    },
  ],
  [
    'shadowed-action',
    'actions.come-back',
    'a way back from where nobody went',
    (it) => {
      action(it, 'come-back').from = ['handling']
    },
  ],
  [
    'shadowed-action',
    'actions.lapse-part',
    'an end of parts that the program cannot bring about',
    (it) => {
      action(it, 'lapse-part').from = ['handling']
    },
  ],
  [
    'shadowed-action',
    'actions.reject',
    'a rejection by the unit that should do it',
    (it) => {
      Object.assign(action(it, 'reject'), { from: ['handling'], by: ['lead'] })
    },
  ],
  ...(
    [
      ['the office withdraws', 'withdraw', ['intake']],
      ['the office answers for the caller', 'answer', ['requester', 'holder']],
      ['the unit ends a part as its whole', 'lapse-part', ['lead']],
      ['the unit settles by itself', 'settle', ['lead']],
      ['the unit ends with its leader', 'follow-end', ['main-matter', 'lead']],
      ['the unit gives itself time', 'extend', ['holder']],
      ['the unit stops its own clock', 'pause', ['lead']],
      ['the unit reviews its own dispute', 'review-dispute', ['lead']],
      ['the unit takes back its card', 'lift-card', ['support']],
      ['the desk supervises itself', 'supervise', ['desk']],
      ['whoever sent it designates', 'designate', ['mover']],
      ['the caller looks behind a number', 'see-phone', ['requester']],
      ['the unit looks behind a number', 'see-phone', ['lead']],
      ['the caller asks themselves', 'ask', ['requester']],
      ['the unit buries it in another one', 'merge', ['lead']],
      ['the clock goes back', 'return-to-handler', ['clock']],
    ] as const
  ).map(
    ([fault, name, by]): Plant => [
      'effect-standing',
      `actions.${name}.by`,
      fault,
      (it) => {
        action(it, name).by = [...by]
      },
    ],
  ),
  [
    'effect-standing',
    'actions.self.by',
    'the unit approves what it asks for',
    (it) => {
      it.actions.self = {
        title: '自行延期',
        from: ['handling'],
        by: ['lead'],
        does: ['ask-extension', 'extend'],
        form: action(it, 'ask-extension').form ?? [],
      }
    },
  ],
  [
    'effect-standing',
    'actions.self.by',
    'the unit rates itself',
    (it) => {
      it.actions.self = {
        title: '自评',
        from: ['callback'],
        to: 'closed',
        by: ['lead'],
        does: ['rate'],
        form: action(it, 'rate').form ?? [],
      }
    },
  ],
  [
    'effect-standing',
    'actions.over.by',
    'the clock calls it done',
    (it) => {
      state(it, 'handling').atLimit = 'over'
      it.actions.over = {
        title: '到期办结',
        from: ['handling'],
        to: 'callback',
        by: ['clock'],
        does: ['finish'],
      }
    },
  ],
  [
    'self-rating',
    'actions.self',
    'whoever holds the lead’s step rates it',
    (it) => {
      it.actions.self = {
        title: '自评',
        from: ['handling'],
        to: 'closed',
        by: ['holder'],
        does: ['rate'],
        form: action(it, 'rate').form ?? [],
      }
    },
  ],
  [
    'self-rating',
    'actions.self',
    'done and rated in one breath',
    (it) => {
      it.actions.self = {
        title: '办结并评价',
        from: ['handling'],
        to: 'closed',
        by: ['handler'],
        does: ['finish', 'rate'],
        form: action(it, 'rate').form ?? [],
      }
    },
  ],
  [
    'clock-renewed',
    'actions.again.to',
    'the lead begins its limit anew',
    (it) => {
      it.actions.again = { title: '继续', from: ['handling'], to: 'handling', by: ['lead'] }
    },
  ],
  [
    'clock-renewed',
    'actions.again.to',
    'the post of a desk begins its limit anew without a word',
    (it) => {
      it.actions.again = { title: '继续', from: ['raised'], to: 'raised', by: ['intake'] }
    },
  ],
  [
    'clock-renewed',
    'actions.again.to',
    'rounds that are counted and never end',
    (it) => {
      state(it, 'handling').counted = true
      it.actions.again = { title: '继续', from: ['handling'], to: 'handling', by: ['lead'] }
      guard(it, 'again', { not: { fact: 'rounds.handling', atLeast: 1000 } })
    },
  ],
  [
    'answered-by-clock',
    'actions.over',
    'a call that is answered by letting the limit pass',
    (it) => {
      state(it, 'handling').atLimit = 'over'
      it.actions.over = { title: '到期办结', from: ['handling'], to: 'closed', by: ['clock'] }
    },
  ],
  [
    'answered-by-clock',
    'actions.over',
    'a call that nobody has finished, answered by the clock',
    (it) => {
      state(it, 'collected').atLimit = 'over'
      it.actions.over = { title: '到期办结', from: ['collected'], to: 'closed', by: ['clock'] }
    },
  ],
  [
    'answered-by-clock',
    'actions.over',
    'a rating that is not waited for',
    (it) => {
      state(it, 'callback').atLimit = 'over'
      it.actions.over = { title: '到期办结', from: ['callback'], to: 'closed', by: ['clock'] }
    },
  ],
  [
    'request-raise',
    'raise',
    'a request that no resident can make',
    (it) => {
      it.raise = ['intake']
      delete it.actions.reject
      delete it.actions.contest
    },
  ],
  [
    'empty-range',
    'actions.collect.form',
    'a number that is none',
    (it) => {
      action(it, 'collect').form = [
        { name: 'count', label: '几户', kind: 'number', min: 5, max: 1, required: true },
      ]
    },
  ],
  [
    'empty-range',
    'actions.collect.form',
    'a whole number between two that are next to each other',
    (it) => {
      action(it, 'collect').form = [{ name: 'count', label: '几户', kind: 'number', min: 1.2, max: 1.8 }]
    },
  ],
  ...(
    [
      ['a choice of nothing', ['', '甲'], ['a', '乙']],
      ['a choice of one thing twice', ['a', '甲'], ['a', '乙']],
      ['two choices that look the same', ['a', '甲'], ['b', '甲']],
    ] as const
  ).map(
    ([fault, ...options]): Plant => [
      'choice-options',
      'actions.collect.form',
      fault,
      (it) => {
        const listed = options.map(([value, label]) => ({ value, label }))
        action(it, 'collect').form = [{ name: 'which', label: '哪一种', kind: 'choice', options: listed }]
      },
    ],
  ),
  [
    'too-many-fields',
    'actions.collect.form',
    'a form nobody will fill in',
    (it) => {
      action(it, 'collect').form = yesNo(41)
    },
  ],
  ...(
    [
      ['blanks', '   '],
      ['what nobody sees', '\u3164\u200b'],
      ['what is read backwards', 'abc\u202edef'],
    ] as const
  ).map(
    ([fault, title]): Plant => [
      'unreadable-words',
      'states.raised.title',
      `a title of ${fault}`,
      (it) => {
        state(it, 'raised').title = title
      },
    ],
  ),
  [
    'unreadable-words',
    'actions.finish.form.0.label',
    'a field without a label',
    (it) => {
      const [first] = action(it, 'finish').form ?? []
      action(it, 'finish').form = first ? [{ ...first, label: '\u200b' }] : []
    },
  ],
]

/** Planted in the workflow of parts. */
const partPlants: Plant[] = [
  [
    'part-raise',
    'raise',
    'a part of nothing, begun by a resident',
    (it) => {
      it.raise = ['holder', 'requester']
    },
  ],
  [
    'part-dispatch',
    'actions.dispatch',
    'no way to send it off',
    (it) => {
      const { dispatch, ...others } = it.actions
      it.actions = { ...others, hand: dispatch as Action }
    },
  ],
  [
    'part-dispatch',
    'actions.dispatch',
    'a way to send it off that asks for more',
    (it) => {
      action(it, 'dispatch').form?.push({ name: 'why', label: '为什么', kind: 'text', required: true })
    },
  ],
  [
    'part-dispatch',
    'actions.dispatch',
    'a way to send it off without words',
    (it) => {
      action(it, 'dispatch').form = action(it, 'dispatch').form?.slice(0, 1)
    },
  ],
  [
    'part-dispatch',
    'actions.dispatch',
    'a way to send it off that must wait',
    (it) => guard(it, 'dispatch', { fact: 'matter.urgency', is: 'danger' }),
  ],
  [
    'part-dispatch',
    'actions.dispatch',
    'a way to send it off that is not for whoever split it off',
    (it) => {
      state(it, 'drafted').desk = 'intake@district'
      action(it, 'dispatch').by = ['intake']
    },
  ],
]
const part = places
  .find((one) => one.playbook.id === lantian.playbook.id)
  ?.inherited.find((one) => one.id === 'part') as LinkedWorkflow

describe('the workflows of every place', () => {
  for (const { playbook, workflows, inherited } of places) {
    for (const workflow of [...workflows, ...inherited])
      test(`${playbook.name}: ${workflow.title} has no finding`, () =>
        assert.deepEqual(checkWorkflow(workflow), []))
  }
})

describe('one planted fault is found by its rule alone', () => {
  const all = [
    ...plants.map((one) => ({ sound: lantian.linked, one })),
    ...partPlants.map((one) => ({ sound: part, one })),
  ]
  for (const { sound, one } of all) {
    const [rule, place, fault, plant] = one
    test(`${rule}: ${fault}`, () => {
      const workflow = structuredClone(sound)
      plant(workflow)
      const findings = checkWorkflow(workflow)
      assert.deepEqual([...new Set(findings.map((one) => one.rule))], [rule], JSON.stringify(findings))
      assert.ok(
        findings.some((one) => one.place === place),
        JSON.stringify(findings),
      )
      for (const { text } of findings) assert.match(text, /^\P{ASCII}.*。$/u)
    })
  }
})

test('every rule has a planted fault', () => {
  const folder = join(import.meta.dirname, '../core/workflow')
  const source = globSync('check*.ts', { cwd: folder })
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
  const named = source.matchAll(/(?:rule: |rule = .*\? |rule = .* : |add\()'([a-z]+(?:-[a-z]+)*)'/g)
  const rules = new Set([...named].map((match) => match[1] ?? ''))
  const planted = new Set([...plants, ...partPlants].map(([rule]) => rule))
  assert.deepEqual([...rules].filter((rule) => !planted.has(rule)).sort(), [])
  assert.ok(rules.size >= 30, `${rules.size} rules were read from the source`)
})

test('the largest workflow that may be is judged at once', () => {
  const workflow = structuredClone(lantian.linked)
  for (let at = 0; at < 480; at++) workflow.states[`s${at}`] = open
  for (let at = 0; at < 55; at++)
    workflow.actions[`a${at}`] = { title: `送${at}`, from: 'open', to: `s${at}`, by: ['supervisor'] }
  for (let at = 0; at < 480; at++)
    workflow.actions[`b${at}`] = { title: `转${at}`, from: ['raised'], to: `s${at}`, by: ['supervisor'] }
  const began = performance.now()
  checkWorkflow(workflow)
  const took = performance.now() - began
  assert.ok(took < 1500, `${took} ms`)
})

test('a role named like what every object has is unknown, not a crash', () => {
  const workflow = structuredClone(lantian.linked)
  state(workflow, 'raised').desk = 'constructor@district'
  action(workflow, 'collect').by = ['to-string', 'constructor']
  workflow.ways.escalation.intake = 'constructor@district'
  const rules = new Set(checkWorkflow(workflow).map((one) => one.rule))
  assert.ok(rules.has('unknown-role'))
})

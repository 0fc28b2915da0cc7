import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Workflow } from '../workflow/language.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { writeMermaid } from './mermaid.ts'
import { anyWorkflow, title } from './workflow.fixture.ts'

const roles = { intake: { title: '收单员', levels: ['district' as const] } }
const linked = (own: Workflow) => ({ ...own, ways: { roles } }) as unknown as LinkedWorkflow

test('states show desk and limit, lines their action, outcomes their condition', () => {
  const own: Workflow = {
    id: 'calls',
    version: 1,
    title: '来电',
    kind: 'request',
    source: '例',
    start: 'new-one',
    states: {
      'new-one': { title: '新来', milestone: 'received', desk: 'intake@district', within: 'P1WD' },
      done: { title: '办结', milestone: 'ended', final: true },
    },
    actions: {
      rate: {
        title: '评价"好"',
        from: ['new-one'],
        to: [{ when: { fact: 'rating.solved', is: true }, state: 'done' }, { state: 'new-one' }],
        by: ['requester'],
      },
      drop: { title: '撤回', from: 'open', to: 'done', by: ['requester'] },
    },
  }
  assert.equal(
    writeMermaid(linked(own), own),
    `stateDiagram-v2
    state "新来<br/>收单员（区县） · 1个工作日" as s_new_one
    state "办结" as s_done
    state "办结前各环节" as anywhere_open
    [*] --> s_new_one
    state c_rate <<choice>>
    s_new_one --> c_rate : 评价#34;好#34;
    c_rate --> s_done : rating.solved #61; true
    c_rate --> s_new_one : 其他情形
    anywhere_open --> s_done : 撤回
    s_done --> [*]
`,
  )
})

/** What a label may hold without being read as Mermaid's own: no quotes, colons, semicolons or brackets but as codes. */
const label = String.raw`(?:[\p{L}\p{N}\p{M} ,./()（）、，。；：“”·]|#\d+;)+`
const node = String.raw`(?:\[\*\]|[sc]_\w+|anywhere_open|anywhere_ended)`
const lines = new RegExp(
  `^ {4}(?:state "${label}(?:<br/>${label})?" as ${node}|state ${node} <<choice>>|${node} --> ${node}(?: : ${label})?)$`,
  'u',
)

test('whatever the words, every line is one that Mermaid can read', () => {
  fc.assert(
    fc.property(anyWorkflow, (own) => {
      const [head, ...rest] = writeMermaid(linked(own), own).trimEnd().split('\n')
      assert.equal(head, 'stateDiagram-v2')
      for (const line of rest) assert.match(line, lines)
    }),
  )
})

test('no sign of a title is lost', () => {
  fc.assert(
    fc.property(title, (words) => {
      const own: Workflow = {
        id: 'x',
        version: 1,
        title: 'x',
        kind: 'x',
        source: 'x',
        start: 'a',
        states: { a: { title: words, milestone: 'received' } },
        actions: {},
      }
      const shown = /state "(.*)" as/.exec(writeMermaid(linked(own), own))?.[1] ?? ''
      const decoded = shown.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      const seen = (text: string) =>
        text
          .toWellFormed()
          .replace(/[\p{Cc}\s]+/gu, ' ')
          .trim()
      assert.equal(seen(decoded), seen(words))
    }),
  )
})

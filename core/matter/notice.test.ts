// Who is told what. For each kind of change: the act that makes it, everybody it is told to, and the words that matter.
// A kind of change that is told to nobody is listed as such, so that a new one has to be thought about.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  act,
  at,
  begin,
  callback,
  conference,
  dispatched,
  finished,
  handling,
  importer,
  intake,
  of,
  requester,
  supervisor,
  wait,
  workflow,
} from './county.fixture.ts'
import { type Change, change, type MatterEvent } from './event.ts'
import { type History, joinIn } from './history.ts'
import { type Notice, noticesOf } from './notice.ts'

const nameOf = ({ to }: Notice): string => {
  if ('requester' in to) return 'caller'
  if ('followers' in to) return 'followers'
  if ('org' in to.desk) return to.desk.org
  return 'role' in to.desk ? `${to.desk.role}@${to.desk.area}` : 'caller'
}

/** Of the newest event that made this change, only what is told because of it. */
function toldOf(history: History, type: Change['type']): Notice[] {
  const index = history.events.findLastIndex((one) => one.changes.some((change) => change.type === type))
  const event = history.events[index] as MatterEvent
  return noticesOf(workflow, history.it, {
    ...event,
    changes: event.changes.filter((change) => change.type === type),
  })
}

const street = 'conference@899901001'
const above = 'supervisor@899901'
const collected = act(begin('2026-02-12 09:00'), '2026-02-12 09:10', intake, 'collect')
const orgs = ['water', 'road']
const asked = act(collected, '2026-02-12 09:20', conference, 'ask-opinions', { question: '谁来修', orgs })
const said = orgs.reduce(
  (history, org) =>
    act(history, '2026-02-12 09:30', of(org), 'give-opinion', { stance: 'support', words: '可以' }),
  asked,
)
const sent = act(collected, '2026-02-12 09:30', conference, 'dispatch', { lead: 'water', support: ['lamp'] })
/** Road still owes its opinion while the matter is already at water’s, supported by lamp. */
const busy = act(sent, '2026-02-12 09:35', supervisor, 'ask-opinions', { question: '谁来修', orgs: ['road'] })
const disputed = act(busy, '2026-02-12 09:40', of('water'), 'dispute', { reason: '不归我管' })
const paused = act(dispatched(), '2026-02-12 10:00', supervisor, 'pause', { days: 3, reason: '待料' })
const silenced = wait(
  act(handling([]), '2026-02-12 11:00', of('water'), 'ask', { question: '哪一户' }),
  '2026-03-01 00:00',
)
const twice = ['water', 'road'].reduce((history, lead) => {
  const sent = act(history, '2026-02-12 10:00', conference, 'dispatch', { lead })
  return act(sent, '2026-02-12 10:00', of(lead), 'refuse', { reason: '不归我管' })
}, collected)
const sentThird = act(twice, '2026-02-12 10:10', conference, 'dispatch', { lead: 'lamp' })
const bounced = act(sentThird, '2026-02-12 10:20', of('lamp'), 'refuse', { reason: '不归我管' })
const outside = act(handling([], 'ordinary'), '2026-02-12 11:00', of('water'), 'forward-outside', {
  body: '某铁路局',
  days: 1,
  words: '涵洞',
})
const split = act(handling([]), '2026-02-12 11:00', of('water'), 'split-off', {
  words: '恢复路面',
  lead: 'road',
})
const partDone: History = {
  ...split,
  events: [
    ...split.events,
    {
      seq: split.events.length + 1,
      at: at('2026-02-12 15:00'),
      kind: 'part-ended',
      by: { kind: 'staff' },
      values: {},
      changes: [{ type: 'part-ended', id: 'part', state: 'done' }],
    },
  ],
}
const extension = act(handling(), '2026-02-12 11:00', of('water'), 'ask-extension', {
  days: 2,
  reason: '等料',
})
const wantsPause = act(handling(), '2026-02-12 11:00', of('water'), 'ask-pause', { days: 2, reason: '等料' })
const carded = act(busy, '2026-02-12 10:00', supervisor, 'card', { color: 'yellow', reason: '推诿' })

const rows: [what: string, type: Change['type'], history: History, told: string[], words: RegExp][] = [
  ['a call', 'raised', begin(), ['caller'], /已受理，编号/],
  ['a dispatch', 'assigned', busy, ['water', 'lamp'], /派给你单位(主办|协办)，请于/],
  [
    'another lead, the others known already',
    'assigned',
    act(busy, '2026-02-12 10:00', supervisor, 'reassign', { lead: 'road', reason: '错' }),
    ['road'],
    /主办/,
  ],
  ['an urge', 'urged', act(busy, '2026-02-12 10:00', requester, 'urge', {}), ['water', 'lamp'], /催办/],
  ['a limit that is near', 'warned', wait(dispatched([]), '2026-02-12 14:50'), ['water'], /即将超时/],
  [
    'a step that is late, to whoever has it',
    'reminded',
    wait(busy, '2026-02-12 15:30'),
    ['water', 'lamp', above],
    /催办/,
  ],
  [
    'a step that is late',
    'escalated',
    wait(dispatched(), '2026-02-12 15:30'),
    [above],
    /“接单”环节超时，请过问/,
  ],
  [
    'a hand-back',
    'moved',
    act(busy, '2026-02-12 10:00', of('water'), 'return-to-handler', { reason: '缺地址' }),
    [street],
    /退回到您处，请重新办理/,
  ],
  ['any other move', 'moved', busy, [], /^$/],
  [
    'a recall',
    'recalled',
    act(sent, '2026-02-12 10:00', conference, 'recall', { reason: '早了' }),
    ['water', 'lamp'],
    /追回，不需要再办/,
  ],
  [
    'a supporting unit that is late',
    'part-late',
    wait(handling(['road'], 'ordinary'), '2026-02-24 18:00'),
    ['road', 'water'],
    /协办/,
  ],
  [
    'a caller who has not answered',
    'caller-reminded',
    wait(act(handling(), '2026-02-12 11:00', of('water'), 'ask', { question: '哪一户' }), '2026-02-25 00:00'),
    ['caller'],
    /还在等您补充：哪一户。2026年2月26日 18:00 前没有补充/,
  ],
  ['an end by silence', 'silenced', silenced, ['caller', 'followers'], /先行终结/],
  ['an end by silence, as an end', 'ended', silenced, [], /^$/],
  [
    'a caller who comes back',
    'came-back',
    act(silenced, '2026-03-02 09:00', requester, 'come-back', { words: '二单元' }),
    ['water'],
    /反映人已补充/,
  ],
  [
    'a caller who thinks that it should be accepted',
    'contested',
    act(
      act(begin(), '2026-02-12 09:20', intake, 'reject', { type: 'court' }),
      '2026-02-12 09:30',
      requester,
      'contest',
      { reason: '还没有起诉' },
    ),
    ['intake@899901'],
    /认为应当受理/,
  ],
  ['a wish to pause', 'pause-asked', wantsPause, [above], /申请挂起 2 天，请审批/],
  [
    'a pause that is not granted',
    'pause-refused',
    act(wantsPause, '2026-02-12 11:10', supervisor, 'refuse-pause', { reason: '不行' }),
    ['water'],
    /不同意挂起/,
  ],
  ['a card', 'carded', carded, ['water'], /^黄牌：.*推诿。$/],
  [
    'a card that is lifted',
    'card-lifted',
    act(carded, '2026-02-12 10:10', supervisor, 'lift-card', { reason: '已说明' }),
    ['water'],
    /亮牌已撤销/,
  ],
  ['a consultation', 'consulted', asked, orgs, /请你单位会商：谁来修。请于 .* 前发表意见/],
  [
    'a consultation that is overdue',
    'consultation-overdue',
    wait(asked, '2026-02-24 09:00'),
    [street],
    /会商已到期/,
  ],
  [
    'its conclusion',
    'concluded',
    act(said, '2026-02-12 10:00', conference, 'conclude-consultation', { lead: 'water', words: '水利局办' }),
    orgs,
    /会商结论：水利局办。/,
  ],
  ['a dispute', 'disputed', disputed, [above], /对派单有异议，请裁定/],
  [
    'a dispute that is not upheld',
    'dispute-decided',
    act(disputed, '2026-02-12 10:00', supervisor, 'review-dispute', { upheld: false, words: '依职责' }),
    ['water'],
    /仍由你单位主办/,
  ],
  [
    'a dispute that is upheld, which its new lead hears of as a dispatch',
    'dispute-decided',
    act(disputed, '2026-02-12 10:00', supervisor, 'review-dispute', {
      upheld: true,
      lead: 'road',
      words: '对',
    }),
    [],
    /^$/,
  ],
  [
    'a dispute nobody reviewed',
    'dispute-lapsed',
    wait(disputed, '2026-02-13 18:00'),
    ['water'],
    /按首接负责/,
  ],
  ['a matter that bounces', 'bounced', bounced, [above], /请指定主办单位/],
  [
    'a body outside that is late',
    'outside-overdue',
    wait(outside, '2026-02-24 18:00'),
    ['water'],
    /某铁路局/,
  ],
  ['a part that has ended', 'part-ended', partDone, ['water'], /分办事项已办结：恢复路面/],
  [
    'a supervision',
    'supervised',
    act(busy, '2026-02-12 10:00', supervisor, 'supervise', { words: '今天答复' }),
    ['water', 'lamp'],
    /督办：.*今天答复/,
  ],
  ['a wish for time', 'extension-asked', extension, [above], /申请延期 2 个工作日/],
  [
    'time that is given',
    'extended',
    act(extension, '2026-02-12 11:10', supervisor, 'extend', {}),
    ['water'],
    /同意延期/,
  ],
  [
    'time that is not given',
    'extension-refused',
    act(extension, '2026-02-12 11:10', supervisor, 'refuse-extension', { reason: '不行' }),
    ['water'],
    /不同意延期/,
  ],
  ['a pause', 'held', paused, ['caller'], /暂缓办理：待料。/],
  ['a finish', 'finished', finished(), ['caller'], /已办理，请评价/],
  [
    'a redo',
    'redone',
    act(finished(), '2026-02-13 09:00', callback, 'rate', { solved: false, stars: 1 }),
    ['caller'],
    /将重新办理/,
  ],
  [
    'an end',
    'ended',
    act(finished(), '2026-02-13 09:00', callback, 'rate', { solved: true, stars: 5 }),
    ['caller', 'followers'],
    /已办结/,
  ],
  [
    'a withdrawal',
    'ended',
    act(begin(), '2026-02-12 10:01', requester, 'withdraw', {}),
    ['followers'],
    /由反映人撤回/,
  ],
  [
    'an imported end',
    'ended',
    act(begin(), '2026-02-12 10:01', importer, 'settle', { result: '已办' }),
    [],
    /^$/,
  ],
  [
    'a call that is not accepted',
    'ended',
    act(begin(), '2026-02-12 10:01', intake, 'reject', { type: 'court' }),
    ['caller', 'followers'],
    /属于(诉讼事项，请通过人民法院|受理范围)/,
  ],
]

/** The act itself says it to those concerned, or nobody but its reader is concerned. */
const toldToNobody: Change['type'][] = [
  'accepted',
  'part-done',
  'released',
  'rated',
  'resumed',
  'supervision-answered',
  'supervision-overdue',
  'opinion-given',
  'designated',
  'forwarded',
  'outside-answered',
  'split',
  'migrated',
  'corrected',
  'merged',
  'joined',
  'parted',
  'left',
  'late',
]

describe('told is', () => {
  for (const [what, type, history, told, words] of rows)
    test(`${what} (${type}) to ${told.join(', ') || 'nobody'}`, () => {
      const notices = toldOf(history, type)
      assert.deepEqual(notices.map(nameOf), told)
      for (const notice of notices) assert.match(notice.words, words)
    })

  test('each kind of change, or it is meant to be told to nobody', () => {
    const all = change.options.map((one) => one.shape.type.value)
    const told = new Set(rows.map(([, type]) => type))
    assert.deepEqual(
      all.filter((type) => !told.has(type)),
      toldToNobody.toSorted((a, b) => all.indexOf(a) - all.indexOf(b)),
    )
    for (const type of toldToNobody) assert.ok(!told.has(type), type)
  })

  test('nothing of the caller’s of a part, which has none: the whole’s caller hears of the whole', () => {
    for (const [, type, history] of rows) {
      const part = { ...history, it: { ...history.it, parent: 'whole' } }
      const desks = toldOf(history, type)
        .map(nameOf)
        .filter((one) => !['caller', 'followers'].includes(one))
      assert.deepEqual(toldOf(part, type).map(nameOf), desks)
    }
  })

  test('a finish that is taken back, to the caller who was told of it, and no other recall', () => {
    const back = act(finished(), '2026-02-12 17:10', of('water'), 'recall', { reason: '还没试压' })
    const notices = toldOf(back, 'recalled')
    assert.deepEqual(notices.map(nameOf), ['caller'])
    assert.match(notices[0]?.words ?? '', /还在办理，刚才的办结通知请忽略/)
  })

  test('a part that lapses, to the units that still had it to do', () => {
    let part = act(handling(['road', 'lamp']), '2026-02-12 11:00', of('lamp'), 'accept-part')
    part = act(part, '2026-02-12 11:10', of('lamp'), 'finish-part', { result: '好' })
    part = { ...part, it: { ...part.it, parent: 'whole' } }
    const lapsed = act(part, '2026-02-12 12:00', { kind: 'leader' }, 'lapse-part', { words: '主件已撤回' })
    const notices = noticesOf(workflow, lapsed.it, lapsed.events.at(-1) as MatterEvent)
    assert.deepEqual(notices.map(nameOf), ['water', 'road'])
    assert.match(notices[0]?.words ?? '', /主件已经结束，这件分办单不需要再办/)
  })

  test('no caller and no follower of what a twin’s joining means, and no telephone number ever', () => {
    const joined = joinIn(handling(), 'other', at('2026-02-12 11:00'))
    assert.deepEqual(noticesOf(workflow, joined.it, joined.events.at(-1) as MatterEvent), [])
    const seen = act(handling(), '2026-02-12 11:00', callback, 'see-phone', { reason: '核实' })
    assert.deepEqual(noticesOf(workflow, seen.it, seen.events.at(-1) as MatterEvent), [])
  })
})

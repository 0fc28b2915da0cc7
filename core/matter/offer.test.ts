import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor } from './actor.ts'
import {
  act,
  begin,
  callback,
  contextAt,
  dispatched,
  finished,
  handling,
  intake,
  of,
  requester,
  supervisor,
  workflow,
} from './county.fixture.ts'
import type { History } from './history.ts'
import { offersFor } from './offer.ts'

function offered(history: History, actor: Actor): string[] {
  return offersFor(workflow, history.it, actor, contextAt('2026-02-13 09:00')).map(({ action, blocked }) =>
    blocked === null ? action : `${action}: ${blocked}`,
  )
}

/** A unit may not merge what it has to do into something else. */
const ofHolder = ['note', 'correct', 'ask', 'ask-pause', 'ask-extension', 'ask-opinions']
const general = [...ofHolder, 'split-off', 'forward-outside', 'merge']
const ofLead = [...ofHolder, 'dispute', 'split-off', 'forward-outside']

describe('offers', () => {
  const asked = act(handling([]), '2026-02-12 11:00', of('water'), 'ask', { question: '哪一户' })
  const paused = act(dispatched(), '2026-02-12 10:00', supervisor, 'pause', { days: 3, reason: '待料' })
  const closed = act(finished(), '2026-02-12 18:00', requester, 'rate', { solved: true, stars: 5 })
  const rows: [what: string, history: History, actor: Actor, actions: string[]][] = [
    [
      'intake has the main action first, then its own, then the general ones',
      begin(),
      intake,
      ['collect', 'reject', 'check', ...general],
    ],
    ['somebody else’s role has nothing of the state', begin(), callback, ['see-phone', 'urge']],
    ['the caller may urge and withdraw', begin(), requester, ['urge', 'withdraw']],
    [
      'the lead may accept or return',
      dispatched(),
      of('water'),
      ['accept', 'refuse', ...ofLead, 'return-to-handler'],
    ],
    ['a supporting unit has its part', dispatched(), of('road'), ['note', 'accept-part']],
    ['a unit that has nothing to do with it has nothing', dispatched(), of('lamp'), []],
    [
      'finishing waits for the supporting unit, by name',
      handling(),
      of('water'),
      ['finish: 协办单位还没有办结（交通局）。', ...ofLead, 'recall'],
    ],
    ['a question is answered by the caller', asked, requester, ['answer', 'urge', 'withdraw']],
    [
      'a paused matter says why it does not move',
      paused,
      of('water'),
      [
        'accept: 本件已挂起，请先恢复办理，再做“接单”。',
        'refuse: 本件已挂起，请先恢复办理，再做“退单”。',
        'note',
        'correct',
        'resume',
        'ask-extension',
        'ask-opinions',
        'dispute',
        'split-off',
        'forward-outside',
        'return-to-handler: 本件已挂起，请先恢复办理，再做“退回上一经办人”。',
      ],
    ],
    ['an answered end may be reopened by its caller', closed, requester, ['reopen']],
    ['and by nobody else', closed, supervisor, []],
  ]
  for (const [what, history, actor, actions] of rows)
    test(what, () => assert.deepEqual(offered(history, actor), actions))

  test('a guard over the form is no reason to hide the form', () => {
    assert.ok(offered(finished(), callback).includes('unreached'))
  })
})

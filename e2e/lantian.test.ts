// Lantian's five orders, from the call to the rating, as people meet them on their screens.

import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import holidays from '../data/holidays.json' with { type: 'json' }
import { scenarios } from '../playbooks/610122-lantian/scenarios.ts'
import { sealEvents } from '../server/matter/seal-events.ts'
import { verifyHistory } from '../server/matter/verify-history.ts'
import { photographBoiler } from './boiler-photo.ts'
import { noBrowser, sees } from './browser.ts'
import { inQueue } from './desk-pages.ts'
import { openStage, type Stage } from './stage.ts'
import { openStory, type Story } from './tell-story.ts'

const [scenario] = scenarios
assert.ok(scenario)

describe('a cold boiler in 蓝田县', { skip: noBrowser }, () => {
  let stage: Stage
  let story: Story
  before(async () => {
    stage = await openStage('lantian', '2026-02-13T00:00:00.000Z')
    story = openStory(stage, scenario)
  })
  afterEach(() => assert.deepEqual(stage?.takeTroubles(), []))
  after(() => stage?.stop())

  it('is reported with a photo on a telephone, and appears at intake without anybody asking', async () => {
    await story.begin(await photographBoiler())
  })

  it('is received, conferred upon, and dispatched to one lead and one supporting unit', async () => {
    await story.playUntil('2026-02-13 17:10')
  })

  it('is late on the Saturday worked for the holiday, and comes to the supervisor', async () => {
    assert.equal(new Date('2026-02-14').getUTCDay(), 6)
    assert.ok(holidays.years['2026'].work.includes('2026-02-14'))
    const supervisor = await story.windowOf('supervisor')
    await supervisor.goto('/desk/')
    await sees(supervisor.getByText('眼下没有等您办理的诉求'))
    await story.playUntil('2026-02-14 11:59')
    assert.equal(await inQueue(supervisor, story.tracked().number).count(), 0)
    await story.playUntil('2026-02-14 12:05')
    assert.deepEqual(
      stage.messages
        .filter((one) => one.words.includes('超时，请过问'))
        .map((one) => JSON.parse(one.to).role),
      ['supervisor'],
    )
  })

  it('is finished by both units, the lead last', async () => {
    await story.playUntil('2026-02-14 12:40')
    const lead = await story.windowOf('group')
    await sees(lead.getByText('协办单位还没有办结'))
    await stage.shoot(lead, 'lead-at-work', 'desk')
    const caller = story.caller()
    await caller.getByRole('button', { name: '刷新' }).click()
    await sees(caller.locator('.milestones .now', { hasText: '办理中' }))
    await stage.shoot(caller, 'caller-while-handled', 'resident')
    await story.playUntil('2026-02-14 20:40')
  })

  it('is not solved when the callers are asked, and is done again', async () => {
    await story.playUntil('2026-02-15 22:00')
  })

  it('is rated as solved by the one who called, and closed', async () => {
    await story.playToEnd()
    await sees(story.caller().locator('.milestones .now', { hasText: '已办结' }))
    const { state, rating, redone } = await story.read()
    assert.deepEqual([state, rating?.by, redone], ['closed', 'requester', 1])
  })

  it('leaves rates that are not each other’s, a leader whose page was loaded once, and every promise kept once', async () => {
    assert.deepEqual(await story.rates(), {
      // The first receiver took the order forty minutes after its limit.
      按时响应率: '0%',
      办结率: '100%',
      按时办结率: '100%',
      解决率: '100%',
      满意率: '100%',
      重办率: '100%',
      '黄牌、红牌': '0、0',
    })
    assert.equal(story.loads(), 1)
    const told = stage.messages.filter((one) => one.to.startsWith('138')).map((one) => one.words)
    for (const words of ['已受理', '将重新办理', '已办结归档'])
      assert.equal(told.filter((one) => one.includes(words)).length, 1, told.join('\n'))
    assert.equal(await stage.send(), 0)
  })

  it('leaves a history that nobody has touched', async () => {
    assert.ok((await sealEvents(stage.county.platform, scenario.district)) > 0)
    const { fault, matters, events, seals } = await verifyHistory(stage.county.platform.db)
    assert.deepEqual([fault, matters, events, seals], [null, 1, (await story.read()).version, 1])
  })
})

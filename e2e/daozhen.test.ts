// The same call in Daozhen: five other steps on the same screens, told by the same hands.

import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { scenarios } from '../playbooks/520325-daozhen/scenarios.ts'
import { verifyHistory } from '../server/matter/verify-history.ts'
import { photographBoiler } from './boiler-photo.ts'
import { noBrowser, sees } from './browser.ts'
import { openStage, type Stage } from './stage.ts'
import { openStory, type Story } from './tell-story.ts'

const [scenario] = scenarios
assert.ok(scenario)

describe('a cold boiler in 道真县', { skip: noBrowser }, () => {
  let stage: Stage
  let story: Story
  before(async () => {
    stage = await openStage('daozhen', '2026-02-13T00:00:00.000Z')
    story = openStory(stage, scenario)
  })
  afterEach(() => assert.deepEqual(stage?.takeTroubles(), []))
  after(() => stage?.stop())

  it('is reported in the grid it lies in, and appears at its grid head', async () => {
    await story.begin(await photographBoiler())
  })

  it('is collected by the grid, sorted by the community and reviewed by the street', async () => {
    await story.playUntil('2026-02-13 10:00')
  })

  it('is claimed late by the department, after it has come to the supervisor', async () => {
    await story.playUntil('2026-02-14 18:40')
  })

  it('is handled by both, rated as not solved, handled again, and rated as solved', async () => {
    await story.playToEnd()
    await sees(story.caller().locator('.milestones .now', { hasText: '已办结' }))
  })

  it('has gone the five steps in their order, and nobody has touched its history', async () => {
    const { timeline, version } = await story.read()
    const steps = timeline.flatMap((entry) =>
      entry.outcomes.map((one) => /^转入“(.*)”$/.exec(one)?.[1] ?? []),
    )
    assert.deepEqual(steps.flat(), [
      '发现上报',
      '网格收单',
      '街道审单',
      '部门领单',
      '办理中',
      '群众评单',
      '已评单，待重办',
      '办理中',
      '群众评单',
      '归档',
    ])
    assert.equal(story.loads(), 1)
    const { fault, events } = await verifyHistory(stage.county.platform.db)
    assert.deepEqual([fault, events], [null, version])
  })
})

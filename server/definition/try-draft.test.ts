// A dry run over HTTP: what past matters would have become, in numbers and examples; nothing is written.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Definition } from '../../core/playbook/definition.ts'
import { definitionsOf, renamed, stateOf, workflowOf } from '../definition.fixture.ts'
import { type County, testCounty } from '../test-county.ts'

let county: County
let definitions: ReturnType<typeof definitionsOf>

const eventCount = async () =>
  (await county.owner.query('select count(*)::int as n from matter_event')).rows[0].n

const tried = async (edit: (it: Definition) => void, most?: number) => {
  const draft = await definitions.change(edit)
  const reply = await definitions.post(`/${draft.id}/dry-run`, most === undefined ? {} : { most })
  assert.equal(reply.status, 200, reply.text)
  const { trials, isCutShort } = reply.body
  assert.equal(isCutShort, false)
  return trials.find((one: { workflow: string }) => one.workflow === 'five-orders')
}

/** Five matters: two ended, one in the unit's hands after a question and a pause, one merged into it, one split up. */
before(async () => {
  county = await testCounty()
  definitions = definitionsOf(county)
  await county.raise('closed')
  await county.raise('closed')
  const asked = await county.raise('handling')
  await county.act('lt-county-investment', asked.id, 'ask', { question: '几号楼？' })
  county.setNow('2026-03-05T02:00:00.000Z')
  await county.actAsCaller(asked, 'answer', { words: '3 号楼' })
  const merged = await county.submit()
  await county.act('lt-supervisor', merged.id, 'merge', { leader: asked.number })
  await county.raise('callback')
  await county.act('lt-county-investment', asked.id, 'finish', { result: '已修好。' })
  await county.act('lt-callback', asked.id, 'rate', { solved: true, stars: 4 })
})
after(() => county?.stop())

describe('a dry run', () => {
  it('of what is not changed takes nothing', async () => {
    assert.equal(await tried(() => {}), undefined)
  })

  it('of a change that touches no past matter finds them all the same', async () => {
    const own = await tried((it) => Object.assign(stateOf(it, 'unheard'), { title: '未联系上' }))
    const { examples, title, version, workflow, ...counts } = own
    assert.deepEqual(counts, {
      taken: 5,
      same: 5,
      earlier: 0,
      later: 0,
      refused: 0,
      elsewhere: 0,
      stateGone: 0,
    })
    assert.deepEqual([workflow, title, examples], ['five-orders', '五单办理', []])
    assert.equal(version, county.platform.places.at('610122').workflowFor('request').version + 1)
  })

  it('tells whose deadlines would have been earlier or later, and writes nothing', async () => {
    const before = await eventCount()
    const earlier = await tried((it) => Object.assign(stateOf(it, 'dispatched'), { within: 'PT1H' }))
    assert.deepEqual([earlier.earlier, earlier.same], [4, 1])
    assert.match(earlier.examples[0].text, /本环节时限会提前 \d+(\.\d)? 小时/)
    assert.match(earlier.examples[0].number, /^LT/)
    const later = await tried((it) => Object.assign(stateOf(it, 'dispatched'), { within: 'P9D' }))
    assert.deepEqual([later.later, later.same], [4, 1])
    assert.equal(await eventCount(), before)
  })

  it('takes the newest so many', async () => {
    const own = await tried((it) => Object.assign(stateOf(it, 'unheard'), { title: '未联系上' }), 2)
    assert.equal(own.taken, 2)
  })

  it('tells which acts would have been refused, and why', async () => {
    const own = await tried((it) =>
      workflowOf(it).actions.finish?.form?.push({
        name: 'cost',
        label: '花费',
        kind: 'number',
        required: true,
      }),
    )
    assert.deepEqual([own.refused, own.same], [4, 1])
    assert.match(own.examples[0].text, /在“办理中”做“办结”会被拒绝：.*花费请填写数字/)
  })

  it('tells which would stand in a state that is gone', async () => {
    await county.raise('collected')
    const own = await tried(renamed)
    assert.equal(own.stateGone, 1)
    assert.deepEqual([own.taken, own.elsewhere], [6, 1])
    assert.match(own.examples[0].text, /会停在“会商派单”，而不是“平台收单”/)
  })

  it('of more than two thousand or fewer than one is refused', async () => {
    const draft = await definitions.open()
    for (const most of [0, 2001, 1.5, 'all'])
      assert.equal((await definitions.post(`/${draft.id}/dry-run`, { most })).status, 400)
  })
})

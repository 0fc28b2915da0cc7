// Publishing over HTTP: from its day on every process works by the new definition, without restart; running matters
// keep their version, or go over by an explicit map, once, and their history stays true.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Definition } from '../../core/playbook/definition.ts'
import { administrator, definitionsOf, renamed, stateOf, workflowOf } from '../definition.fixture.ts'
import { verifyHistory } from '../matter/verify-history.ts'
import { type County, daozhen, lantian, newKey, testCounty } from '../test-county.ts'
import { definitionRound } from './bring-into-force.ts'
import { moveMatters } from './move-matters.ts'

let county: County
let definitions: ReturnType<typeof definitionsOf>
let written: number
before(async () => {
  county = await testCounty()
  definitions = definitionsOf(county)
  written = county.platform.places.at(lantian).workflowFor('request').version
})
after(() => county?.stop())

const minutes = (count: number) =>
  county.setNow(new Date(Date.parse(county.now()) + count * 60_000).toISOString())
const inForce = () => county.platform.places.at(lantian)
const snapshotOf = async (id: string) =>
  (await county.owner.query('select snapshot from matter where id = $1', [id])).rows[0].snapshot
const last = async () => (await definitions.list()).definitions[0].number

/** Of a matter raised now. */
const versionNow = async () => (await snapshotOf((await county.submit()).id)).workflowVersion

async function assertTrue() {
  assert.equal((await verifyHistory(county.owner)).fault, null)
}

describe('publishing is refused', () => {
  it('for yesterday and for the day after next year', async () => {
    const draft = await definitions.open()
    for (const [effectiveOn, code] of [
      ['2026-03-03', 'definition.past'],
      ['2028-01-01', 'definition.far'],
      ['2026-02-30', 'input.invalid'],
    ] as const)
      assert.equal((await definitions.attempt(draft, { effectiveOn })).body.code, code)
    // It is the 5th in Beijing while it is the 4th in Greenwich.
    county.setNow('2026-03-04T16:30:00.000Z')
    assert.equal((await definitions.attempt(draft)).body.code, 'definition.past')
    county.setNow('2026-03-04T02:00:00.000Z')
  })

  it('where a move names what is not there, or leaves a state without a place to go', async () => {
    const draft = await definitions.change((it) => {
      const workflow = workflowOf(it)
      const { handling, ...states } = workflow.states
      workflow.states = { ...states, working: handling as never }
      for (const action of Object.values(workflow.actions)) {
        if (Array.isArray(action.from))
          action.from = action.from.map((one) => (one === 'handling' ? 'working' : one))
        if (action.to === 'handling') action.to = 'working'
      }
    })
    const refusal = async (move: object) => {
      const { status, body } = await definitions.attempt(draft, { move: [move] })
      assert.deepEqual([status, body.code], [422, 'definition.faulty'])
      return body.details.map((one: { text: string }) => one.text).join()
    }
    const move = { workflow: 'five-orders', fromVersions: [written], map: {} }
    assert.match(await refusal(move), /环节“办理中”（handling）在新版里不存在/)
    assert.match(await refusal({ ...move, map: { handling: 'nowhere' } }), /“nowhere”在新版里不存在/)
    assert.match(await refusal({ ...move, map: { handling: 'closed' } }), /不能转到办结环节/)
    assert.match(await refusal({ ...move, map: { handling: 'following' } }), /不能转到“并案办理中”/)
    assert.match(
      await refusal({ ...move, map: { handling: 'working', following: 'raised' } }),
      /并案办理中的事项随主件走/,
    )
    assert.match(
      await refusal({ ...move, map: { handling: 'working', raised: 'working' } }),
      /还没有主办单位/,
    )
    assert.match(await refusal({ ...move, map: { handling: 'working', gone: 'working' } }), /没有环节“gone”/)
    assert.match(await refusal({ ...move, fromVersions: [77], map: {} }), /没有发布过第 77 版/)
    assert.match(await refusal({ ...move, workflow: 'nothing' }), /没有流程“nothing”/)
  })
})

describe('a published definition', () => {
  const shorter = (it: Definition) => {
    Object.assign(stateOf(it, 'raised'), { within: 'PT10M' })
    it.playbook.brand = '有呼必应'
    it.playbook.organisations['lake-office'] = { title: '湖长办', kind: 'bureau' }
  }

  it('comes into force at the beginning of its day in Beijing, on every process, with the versions raised', async () => {
    const other = await county.another()
    const running = await county.submit()
    const draft = await definitions.change(shorter)
    const { raised } = await definitions.check(draft)
    assert.deepEqual(
      raised.find((one: { workflow: string }) => one.workflow === 'five-orders'),
      { workflow: 'five-orders', title: '五单办理', from: written, to: written + 1 },
    )
    const { differences } = (await definitions.post(`/${draft.id}/compare`)).body
    assert.ok(
      differences.some((one: { text: string }) => /时限/.test(one.text)),
      JSON.stringify(differences),
    )
    const published = await definitions.publish(draft, { effectiveOn: '2026-03-06' })
    assert.deepEqual([published.number, published.from], [2, '2026-03-05T16:00:00.000Z'])
    assert.equal(
      (await county.call('GET', `/api/definitions/drafts/${draft.id}`, { as: administrator })).status,
      404,
    )
    assert.equal((await definitions.list()).definitions[0].standing, 'planned')
    await definitionRound(other)()

    county.setNow('2026-03-05T15:59:59.999Z')
    assert.equal(inForce().number, 1)
    assert.equal(await versionNow(), written)
    assert.equal(other.places.at(lantian).playbook.brand, '民有所呼、我有所行')
    county.setNow('2026-03-05T16:00:00.000Z')
    assert.equal(await versionNow(), written + 1)
    assert.equal(other.places.at(lantian).playbook.brand, '有呼必应')
    assert.equal(other.places.at(lantian).workflowFor('request').version, written + 1)
    const places = (await county.call('GET', '/api/places')).body.places
    assert.equal(places.find((one: { district: string }) => one.district === lantian).brand, '有呼必应')
    assert.deepEqual(
      (await definitions.list()).definitions.map((one: { standing: string }) => one.standing),
      ['in-force', 'past', 'past'],
    )
    // Who was there before goes on by the old rules, the clock included.
    const before = await snapshotOf(running.id)
    assert.deepEqual([before.workflowVersion, before.step.within], [written, 'PT30M'])
    await county.act('lt-intake', running.id, 'collect')
    assert.equal(county.platform.places.at(daozhen).number, 0)
    await assertTrue()
  })

  it('brings its organisations', async () => {
    const orgs = async () =>
      (await county.owner.query(`select 1 from org where district = $1 and id = 'lake-office'`, [lantian]))
        .rowCount
    assert.equal(await orgs(), 0)
    await definitionRound(county.platform)()
    assert.equal(await orgs(), 1)
  })

  it('survives a restart, and the folder no longer counts', async () => {
    const other = await county.another()
    assert.deepEqual(
      [other.places.at(lantian).number, other.places.at(lantian).playbook.brand],
      [2, '有呼必应'],
    )
    assert.deepEqual(Object.keys(other.places.at(lantian).workflowFor('request').states).slice(0, 2), [
      ...Object.keys(county.platform.places.at(lantian).workflowFor('request').states).slice(0, 2),
    ])
  })

  it('for today comes into force a minute later, so that every process has heard of it', async () => {
    const draft = await definitions.change((it) => void Object.assign(it.playbook, { brand: '今日事今日毕' }))
    const published = await definitions.publish(draft, { effectiveOn: '2026-03-06', over: 2 })
    // A brand is no rule: no version is raised for it.
    assert.deepEqual(published.raised, [])
    assert.equal(inForce().playbook.brand, '有呼必应')
    minutes(1)
    assert.equal(inForce().playbook.brand, '今日事今日毕')
  })

  it('is found by a process that has not heard of it as soon as a matter needs it', async () => {
    const other = await county.another()
    const over = await last()
    const draft = await definitions.change((it) => Object.assign(stateOf(it, 'raised'), { within: 'PT20M' }))
    await definitions.publish(draft, { effectiveOn: '2026-03-06', over })
    minutes(1)
    const { id } = await county.submit()
    const it = await snapshotOf(id)
    assert.throws(() => other.places.at(lantian).workflowOf(it), { code: 'request.unavailable' })
    await other.places.refresh()
    assert.equal(other.places.at(lantian).workflowOf(it).version, it.workflowVersion)
    assert.throws(() => other.places.at(lantian).workflowOf({ ...it, workflowVersion: 99 }), {
      code: 'request.unavailable',
    })
    await other.places.refresh()
    assert.throws(
      () => other.places.at(lantian).workflowOf({ ...it, workflowVersion: 99 }),
      /there is no workflow/,
    )
  })

  it('is not overridden unseen', async () => {
    const draft = await definitions.open()
    const reply = await definitions.attempt(draft, { effectiveOn: '2026-03-07', over: 2 })
    assert.deepEqual([reply.status, reply.body.code], [409, 'definition.overtaken'])
  })

  it('is published once, however often the request is sent', async () => {
    const draft = await definitions.open()
    const key = newKey()
    const order = { effectiveOn: '2026-03-08', over: await last() }
    const replies = await Promise.all([1, 2, 3].map(() => definitions.attempt(draft, order, key)))
    assert.deepEqual(
      replies.map((one) => one.status),
      [201, 201, 201],
    )
    assert.equal(new Set(replies.map((one) => one.text)).size, 1)
    assert.equal(await last(), replies[0]?.body.number)
  })

  it('of two at once comes first or is told', async () => {
    const drafts = [await definitions.open(), await definitions.open()]
    const over = await last()
    const replies = await Promise.all(
      drafts.map((draft) => definitions.attempt(draft, { effectiveOn: '2026-03-09', over })),
    )
    assert.deepEqual(replies.map((one) => one.status).toSorted(), [201, 409])
  })

  it('that is planned gives way to one published later for an earlier day', async () => {
    const publish = async (brand: string, effectiveOn: string) =>
      definitions.publish(await definitions.change((it) => void Object.assign(it.playbook, { brand })), {
        effectiveOn,
        over: await last(),
      })
    const late = await publish('计划之中', '2026-03-20')
    const early = await publish('提前生效', '2026-03-10')
    const standing = async (number: number) =>
      (await definitions.list()).definitions.find((one: { number: number }) => one.number === number).standing
    assert.deepEqual([await standing(late.number), await standing(early.number)], ['replaced', 'planned'])
    county.setNow('2026-03-21T02:00:00.000Z')
    assert.equal(inForce().playbook.brand, '提前生效')
  })

  it('cannot be altered or taken back by the program, and verify sees it when somebody else did', async () => {
    for (const statement of ['update definition set number = 99', 'delete from definition'])
      await assert.rejects(county.platform.db.query(statement), /permission denied/)
    const { rows } = await county.owner.query('select content from definition where number = 2')
    await county.owner.query('update definition set content = $1 where number = 2', [
      JSON.stringify({ ...rows[0].content, workflows: [] }),
    ])
    assert.match((await verifyHistory(county.owner)).fault?.text ?? '', /第 2 号定义发布后被改动/)
    await county.owner.query('update definition set content = $1 where number = 2', [
      JSON.stringify(rows[0].content),
    ])
    await assertTrue()
  })

  it('that was altered is not used by whoever starts then', async (t) => {
    const said: string[] = []
    t.mock.method(console, 'error', (line: string) => void said.push(line))
    const { number } = inForce()
    const { rows } = await county.owner.query('select content from definition where number = $1', [number])
    const altered = JSON.stringify(rows[0].content).replace(/"brand":"[^"]*"/, '"brand":"有诉不办"')
    await county.owner.query('update definition set content = $2 where number = $1', [number, altered])
    const other = await county.another()
    assert.ok(other.places.at(lantian).number < number)
    assert.match(said.join(), /内容在发布后被改动/)
    await county.owner.query('update definition set content = $2 where number = $1', [
      number,
      JSON.stringify(rows[0].content),
    ])
  })

  it('that this program cannot run leaves the former one in force, loudly', async (t) => {
    const said: string[] = []
    t.mock.method(console, 'error', (line: string) => void said.push(line))
    const number = inForce().number
    await county.owner.query(
      `
insert into definition (district, number, content, digest, moves, effective_on, published_by, post, published_at)
select district, 900, '{"playbook": {}, "workflows": []}', 'no', '[]', '2026-03-10', published_by, post, '2026-03-10T00:00:00Z'
from definition
where number = 2`,
    )
    await county.platform.places.refresh()
    assert.equal(inForce().number, number)
    assert.match(said.join(), /第 900 号定义不能使用，仍按前一份办理/)
    assert.equal((await definitions.list()).definitions[0].standing, 'unusable')
    await county.owner.query('delete from definition where number = 900')
  })
})

describe('running matters', () => {
  it('go over by a map, once, with their deadline, signed; what is not on the map’s versions stays', async () => {
    const fresh = await testCounty()
    try {
      const its = definitionsOf(fresh)
      const version = fresh.platform.places.at(lantian).workflowFor('request').version
      const handling = await fresh.raise('handling')
      const collected = await fresh.raise('collected')
      const raised = await fresh.submit()
      const closed = await fresh.raise('closed')
      const asked = await fresh.raise('handling')
      await fresh.act('lt-county-investment', asked.id, 'ask', { question: '几号楼？' })
      const read = async (id: string) =>
        (await fresh.owner.query('select snapshot from matter where id = $1', [id])).rows[0].snapshot
      const was = await read(handling.id)

      const draft = await its.change(renamed)
      const { running, findings } = await its.check(draft)
      assert.deepEqual(findings, [])
      const group = running.find((one: { workflow: string }) => one.workflow === 'five-orders')
      assert.deepEqual([group.version, group.matters, group.targetVersion], [version, 4, version + 1])
      assert.deepEqual(
        group.states.map((one: { id: string; matters: number; isGone: boolean }) => [
          one.id,
          one.matters,
          one.isGone,
        ]),
        [
          ['collected', 1, true],
          ['handling', 2, true],
          ['raised', 1, false],
        ],
      )
      const map = { handling: 'working', collected: 'conferring' }
      const move = [{ workflow: 'five-orders', fromVersions: [version], map }]
      const { number } = await its.publish(draft, { move })
      assert.equal(await moveMatters(fresh.platform, lantian), 0, 'before it is in force')
      fresh.setNow('2026-03-04T02:01:00.000Z')

      // Stopped at once, as by a crash; then two processes together.
      const stop = AbortSignal.abort()
      const other = await fresh.another()
      const first = await moveMatters(fresh.platform, lantian, stop)
      const more = await Promise.all([moveMatters(fresh.platform, lantian), moveMatters(other, lantian)])
      assert.equal(first + (more[0] ?? 0) + (more[1] ?? 0), 4)
      assert.equal((await its.list()).definitions[0].moving.left, 0)
      fresh.setNow('2026-03-04T02:02:30.000Z')
      await definitionRound(fresh.platform)()
      assert.deepEqual((await its.list()).definitions[0].moving, { left: 0, isFinished: true })

      const now = await read(handling.id)
      assert.deepEqual(
        [now.state, now.workflowVersion, now.step.dueAt],
        ['working', version + 1, was.step.dueAt],
      )
      assert.equal((await read(collected.id)).state, 'conferring')
      assert.equal((await read(raised.id)).state, 'raised')
      assert.equal((await read(closed.id)).workflowVersion, version)
      assert.equal((await read(asked.id)).hold.kind, 'ask')
      const { rows } = await fresh.owner.query(
        `select by, "values", changes from matter_event where matter = $1 and kind = 'migrate'`,
        [handling.id],
      )
      assert.equal(rows.length, 1)
      assert.equal(rows[0].by.role, 'administrator')
      assert.deepEqual(rows[0].values, { definition: number })
      assert.equal((await verifyHistory(fresh.owner)).fault, null)

      // They go on by the new rules, and their history is told in the words of its time.
      const detail = await fresh.read('lt-county-investment', handling.id)
      assert.equal(detail.stateTitle, '正在办理')
      const titles = detail.timeline.map((one) => one.title)
      assert.ok(titles.includes('发起会商') && titles.includes('转入新版流程'), titles.join())
      assert.ok(detail.timeline.some((one) => one.outcomes.includes('转入“办理中”')))
      await fresh.act('lt-county-investment', handling.id, 'finish', { result: '修好了。' })
      await fresh.act('lt-callback', handling.id, 'rate', { solved: true, stars: 5 })
      assert.equal((await fresh.track(handling)).milestone, 'ended')
      assert.equal((await verifyHistory(fresh.owner)).fault, null)
    } finally {
      await fresh.stop()
    }
  })
})

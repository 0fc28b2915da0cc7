// What a definition would do to the people who are there: told by a check, refused at publication.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { definitionsOf } from '../definition.fixture.ts'
import { type County, lantian, testCounty } from '../test-county.ts'

let county: County
let definitions: ReturnType<typeof definitionsOf>
before(async () => {
  county = await testCounty()
  definitions = definitionsOf(county)
})
after(() => county?.stop())

type Warning = { path: string; rule: string }
const rulesOf = (warnings: Warning[]) => warnings.map((one) => `${one.path} ${one.rule}`)

describe('a definition that leaves nobody who may configure', () => {
  it('is told by the check and refused at publication, with a sentence that says what to do', async () => {
    const draft = await definitions.change((it) => {
      it.playbook.roles.archivist = { title: '档案员', levels: ['district'] }
      it.playbook.configurers = ['archivist']
    })
    const { count, warnings } = await definitions.check(draft)
    assert.deepEqual([count, rulesOf(warnings)], [0, ['playbook.configurers nobody-configures']])
    const reply = await definitions.attempt(draft)
    assert.deepEqual([reply.status, reply.body.code], [422, 'definition.faulty'])
    assert.match(reply.body.title, /现在没有人在区县担任可修改做法的岗位（档案员）.*请先安排人员任职/)
  })

  it('is fine where somebody else has the post', async () => {
    const draft = await definitions.change((it) => {
      it.playbook.configurers = ['leader']
    })
    assert.deepEqual((await definitions.check(draft)).warnings, [])
  })
})

describe('a role that somebody holds', () => {
  it('does not vanish under them; once nobody holds it, it may', async () => {
    const withGardener = await definitions.change((it) => {
      it.playbook.roles.gardener = { title: '园林巡查员', levels: ['district'] }
    })
    await definitions.publish(withGardener)
    county.setNow('2026-03-04T02:02:00.000Z')
    const person = (
      await county.owner.query(`select id from person where district = $1 and login = 'lt-intake'`, [lantian])
    ).rows[0].id
    const post = randomUUID()
    await county.owner.query(
      `insert into post (district, id, person, role, area, from_on) values ($1, $2, $3, 'gardener', $1, current_date - 2)`,
      [lantian, post, person],
    )
    const without = await definitions.change((it) => {
      delete it.playbook.roles.gardener
    })
    const { count, warnings } = await definitions.check(without)
    assert.deepEqual([count, rulesOf(warnings)], [0, ['playbook.roles.gardener role-held']])
    const refused = await definitions.attempt(without, { over: 2 })
    assert.match(refused.body.title, /岗位“园林巡查员”（gardener）被删去，但现在还有 1 人次任职/)

    await county.owner.query('update post set to_on = current_date - 1 where id = $1', [post])
    assert.deepEqual((await definitions.check(without)).warnings, [])
    assert.equal((await definitions.publish(without, { over: 2 })).number, 3)
  })
})

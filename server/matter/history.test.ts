// History that cannot be quietly changed: the program's role may not, and what the owner of the database changes is
// named. Each change below is planted, found at the very place, and taken back.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { PoolClient } from 'pg'
import sharp from 'sharp'
import { showNumber } from '../../core/matter/number.ts'
import { type County, lantian, photoForm, testCounty } from '../test-county.ts'
import { sealEvents } from './seal-events.ts'
import { verifyHistory } from './verify-history.ts'

let county: County
let numbers: Record<'early' | 'middle' | 'late', string>
let ids: Record<'early' | 'middle' | 'late', string>

before(async () => {
  county = await testCounty()
  const early = await county.raise('closed', { phone: '13800010001', place: '锅炉房' })
  const middle = await county.raise('handling', { category: 'lamp', answers: { pole: 'A-7' } })
  await sealEvents(county.platform, lantian)
  await county.act('lt-supervisor', middle.id, 'supervise', { words: '三日内' })
  const file = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const { body: photo } = await county.call('POST', '/api/attachments', photoForm(file))
  const late = await county.raise('collected', { photos: [photo.id] })
  await sealEvents(county.platform, lantian)
  await county.raise('conferring')
  numbers = { early: early.number, middle: middle.number, late: late.number }
  ids = { early: early.id, middle: middle.id, late: late.id }
})
after(() => county?.stop())

describe('the role the program acts as', () => {
  for (const sql of [
    `update matter_event set kind = 'x'`,
    'delete from matter_event',
    'truncate matter_event',
    `update seal set upto = 0`,
    'delete from seal',
    `update workflow set digest = ''`,
    'delete from workflow',
    'delete from matter',
    'delete from outbox',
    'delete from participant',
    'delete from person',
    'alter table matter_event disable trigger all',
    'drop table matter_event',
    'create table own (a integer)',
  ]) {
    it(`may not ${sql}`, async () => {
      await assert.rejects(county.platform.db.query(sql), /permission denied|must be owner|no privileges/)
    })
  }

  it('is that role for every statement of the program', async () => {
    const { rows } = await county.platform.db.query('select current_user as role')
    assert.equal(rows[0].role, 'minhu_app')
  })
})

describe('verifying', () => {
  it('finds nothing where nothing was changed, and says how much it walked', async () => {
    const verdict = await verifyHistory(county.platform.db)
    assert.deepEqual(verdict, { matters: 4, events: 7 + 6 + 2 + 3, seals: 2, fault: null })
  })

  type Changed = [
    what: string,
    plant: () => string,
    which: keyof typeof ids | null,
    seq: number | null,
    words: RegExp,
  ]
  const event = (which: keyof typeof ids, seq: number) => `where matter = '${ids[which]}' and seq = ${seq}`
  const changes: Changed[] = [
    [
      'what was filled in',
      () => `update matter_event set "values" = '{"reason":"别的"}' ${event('early', 3)}`,
      'early',
      3,
      /第 3 条记录被改动/,
    ],
    [
      'who acted',
      () => `update matter_event set by = by || '{"role":"leader"}' ${event('middle', 4)}`,
      'middle',
      4,
      /第 4 条记录被改动/,
    ],
    [
      'when',
      () => `update matter_event set at = at + interval '1 second' ${event('early', 5)}`,
      'early',
      5,
      /被改动/,
    ],
    ['what it was', () => `update matter_event set kind = 'finish' ${event('late', 2)}`, 'late', 2, /被改动/],
    [
      'what it changed',
      () => `update matter_event set changes = '[]' ${event('early', 6)}`,
      'early',
      6,
      /被改动/,
    ],
    [
      'its hash',
      () => `update matter_event set hash = sha256('x') ${event('early', 2)}`,
      'early',
      2,
      /被改动/,
    ],
    [
      'the hash before',
      () => `update matter_event set previous = sha256('x') ${event('early', 4)}`,
      'early',
      4,
      /接不上/,
    ],
    [
      'the last record gone',
      () => `delete from matter_event ${event('middle', 6)}`,
      'middle',
      5,
      /第 5 条之后的记录缺失/,
    ],
    [
      'a record in the middle gone',
      () => `delete from matter_event ${event('early', 3)}`,
      'early',
      3,
      /缺少第 3 条记录/,
    ],
    [
      'the first record gone',
      () => `delete from matter_event ${event('early', 1)}`,
      'early',
      1,
      /缺少第 1 条/,
    ],
    [
      'all its records gone',
      () => `delete from matter_event where matter = '${ids.late}'`,
      'late',
      0,
      /缺失/,
    ],
    [
      'two records swapped',
      () =>
        `update matter_event set seq = 99 ${event('early', 2)}; update matter_event set seq = 2 ${event('early', 3)}; update matter_event set seq = 3 where matter = '${ids.early}' and seq = 99`,
      'early',
      2,
      /接不上/,
    ],
    [
      'the present state',
      () => `update matter set snapshot = snapshot || '{"state":"closed"}' where id = '${ids.middle}'`,
      'middle',
      null,
      /当前状态与历史记录不符/,
    ],
    [
      'the rating',
      () =>
        `update matter set snapshot = jsonb_set(snapshot, '{rating,stars}', '1') where id = '${ids.early}'`,
      'early',
      null,
      /当前状态/,
    ],
    [
      'the stars that are counted',
      () => `update matter set stars = 1, solved = false where id = '${ids.early}'`,
      'early',
      null,
      /当前状态/,
    ],
    [
      'the deadline that is listed',
      () => `update matter set step_due_at = step_due_at + interval '9 days' where id = '${ids.middle}'`,
      'middle',
      null,
      /当前状态/,
    ],
    [
      'the number',
      () => `update matter set number = 'LT9999999994' where id = '${ids.late}'`,
      null,
      null,
      /当前状态/,
    ],
    [
      'the moment its clock rings next',
      () => `update matter set alarm_at = null where id = '${ids.middle}'`,
      'middle',
      null,
      /当前状态/,
    ],
    [
      'the words',
      () => `update matter set text = text || '。' where id = '${ids.early}'`,
      'early',
      1,
      /诉求原文被改动/,
    ],
    [
      'the title',
      () => `update matter set title = '好评' where id = '${ids.middle}'`,
      'middle',
      1,
      /诉求原文/,
    ],
    ['the place', () => `update matter set place = null where id = '${ids.early}'`, 'early', 1, /诉求原文/],
    [
      'an answer',
      () => `update matter set answers = '{"pole":"A-8"}' where id = '${ids.middle}'`,
      'middle',
      1,
      /诉求原文/,
    ],
    [
      'a published workflow',
      () =>
        `update workflow set definition = jsonb_set(definition, '{title}', '"别的"') where district = '610122'`,
      null,
      null,
      /流程 .+ 第 \d+ 版发布后被改动/,
    ],
    [
      'a published workflow gone with its digest',
      () => 'delete from workflow',
      null,
      1,
      /所依的流程 .+ 第 \d+ 版不在了/,
    ],
    [
      'a desk put aside',
      () => `delete from matter_desk where matter = '${ids.middle}'`,
      'middle',
      null,
      /办理席位/,
    ],
    [
      'a desk that has no part in it',
      () =>
        `insert into matter_desk (district, matter, part, org) values ('610122', '${ids.early}', 'support', 'housing-bureau')`,
      'early',
      null,
      /办理席位/,
    ],
    [
      'whose desk it is',
      () => `update matter_desk set org = 'housing-bureau' where matter = '${ids.middle}'`,
      'middle',
      null,
      /办理席位/,
    ],
    [
      'until when a desk has it',
      () => `update matter_desk set due_at = due_at + interval '9 days' where matter = '${ids.middle}'`,
      'middle',
      null,
      /办理席位/,
    ],
    [
      'who took part',
      () => `delete from participant where matter = '${ids.middle}'`,
      'middle',
      4,
      /第 4 条记录涉及的 county-investment 不在参与单位中/,
    ],
    [
      'a photo gone',
      () => `delete from attachment where matter = '${ids.late}'`,
      'late',
      1,
      /第 1 条记录的照片缺失/,
    ],
    [
      'a photo taken from its call, so that it is tidied away',
      () => `update attachment set matter = null where matter = '${ids.late}'`,
      'late',
      1,
      /第 1 条记录的照片缺失/,
    ],
    [
      'a sealed matter gone with all that hung on it',
      () =>
        ['matter_event', 'matter_desk', 'participant', 'requester', 'outbox']
          .map((table) => `delete from ${table} where matter = '${ids.early}'`)
          .concat(`delete from matter where id = '${ids.early}'`)
          .join(';'),
      null,
      null,
      /第 1 号封签应有 12 条记录，现有 5 条/,
    ],
    ['a seal', () => `update seal set root = sha256('x') where number = 1`, null, null, /第 1 号封签/],
    [
      'how far a seal reaches',
      () => `update seal set upto = upto - 1 where number = 2`,
      null,
      null,
      /第 2 号封签/,
    ],
    ['the first seal gone', () => 'delete from seal where number = 1', null, null, /缺少第 1 号封签/],
    [
      'records renumbered in the log',
      () =>
        `alter table matter_event alter column position set generated by default; update matter_event set position = position + 1000000 ${event('early', 2)}`,
      null,
      null,
      /第 1 号封签应有/,
    ],
  ]
  for (const [what, plant, which, seq, words] of changes) {
    it(`names it when somebody changed ${what}`, async () => {
      await inRolledBack(async (db) => {
        await db.query(plant())
        const { fault } = await verifyHistory(db)
        assert.match(fault?.text ?? 'nothing found', words)
        assert.equal(fault?.seq ?? null, seq)
        if (which) {
          assert.equal(fault?.matter, numbers[which])
          assert.ok(fault?.text.includes(showNumber(numbers[which])), 'the number as people read it')
        }
      })
    })
  }

  it('names the first of several', async () => {
    await inRolledBack(async (db) => {
      await db.query(`update matter_event set kind = 'x' where seq >= 2`)
      const { fault } = await verifyHistory(db)
      assert.equal(fault?.seq, 2)
      const { rows } = await db.query('select number from matter order by district, id limit 1')
      assert.equal(fault?.matter, rows[0].number)
    })
  })

  it('finds a record that was put in, its hash computed as it should be, under a seal', async () => {
    await inRolledBack(async (db) => {
      await db.query(
        `
insert into matter_event (district, matter, seq, position, kind, at, by, "values", changes, previous, hash)
overriding system value
select district, matter, 8, (select upto from seal where number = 1), 'note', at, by, '{}', '[]', hash, hash
from matter_event
where matter = $1
  and seq = 7`,
        [ids.early],
      )
      assert.ok((await verifyHistory(db)).fault)
    })
  })
})

describe('sealing', () => {
  it('takes in each record once, also when two processes seal while people write', async () => {
    const another = await county.another()
    const writes = Array.from({ length: 60 }, () => county.submit())
    const seals = Array.from({ length: 8 }, async (_, turn) => {
      await writes[turn * 5]
      return sealEvents(turn % 2 ? another : county.platform, lantian)
    })
    await Promise.all([...writes, ...seals])
    await sealEvents(county.platform, lantian)
    const { rows } = await county.owner.query(
      `
select (select sum(events) from seal)::integer as sealed, (select count(*) from matter_event) as written`,
    )
    assert.equal(rows[0].sealed, rows[0].written)
    assert.equal(await sealEvents(another, lantian), 0)
    assert.equal((await verifyHistory(county.platform.db)).fault, null)
  })
})

/** Plants as the owner of the database, and takes it back afterwards. */
async function inRolledBack(work: (db: PoolClient) => Promise<void>): Promise<void> {
  const db = await county.owner.connect()
  try {
    await db.query('begin')
    await work(db)
  } finally {
    await db.query('rollback')
    db.release()
  }
}

// Walks the whole history and names the first thing that is not as it was written: an altered, missing or reordered
// event, a state that its events do not give, words that do not match their digest, a row beside the matter that says
// something else (verify-beside.ts), a seal that no longer fits.

import { canonical } from '../../core/kernel/canonical.ts'
import type { MatterEvent } from '../../core/matter/event.ts'
import { replay } from '../../core/matter/evolve.ts'
import type { Matter } from '../../core/matter/matter.ts'
import { showNumber } from '../../core/matter/number.ts'
import type { Db } from '../platform/db.ts'
import { inTransaction } from '../platform/transaction.ts'
import { digestOf } from './content.ts'
import { columnsOf, hashEvent, noHash } from './save-matter.ts'
import { rootOf } from './seal-events.ts'
import { besideFault, listBeside, readWorkflows } from './verify-beside.ts'

export type Verdict = {
  matters: number
  events: number
  seals: number
  /** The first fault, in plain words; null when everything is as it was written. */
  fault: { district: string; matter: string | null; seq: number | null; text: string } | null
}

type Row = {
  district: string
  id: string
  number: string
  snapshot: Matter
  last_hash: Buffer
  columns: Record<string, unknown>
  title: string
  text: string
  place: string | null
  lng: number | null
  lat: number | null
  answers: Record<string, unknown>
  salt: Buffer
  external_number: string | null
}

const batch = 500

/** On one repeatable read of everything, so that what is written meanwhile is no fault. */
export function verifyHistory(db: Db, tell: (matters: number) => void = () => {}): Promise<Verdict> {
  // Inside a transaction of somebody else's that one says what is seen.
  if ('release' in db) return walk(db, tell)
  return inTransaction(db, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only')
    return walk(client, tell)
  })
}

async function walk(db: Db, tell: (matters: number) => void): Promise<Verdict> {
  const verdict: Verdict = { matters: 0, events: 0, seals: 0, fault: null }
  const { workflows, fault: changed } = await readWorkflows(db)
  if (changed) return { ...verdict, fault: { matter: null, seq: null, ...changed } }
  let after: [string, string] = ['', '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const matters = await listMattersAfter(db, after)
    const events = await listEventsOf(db, matters)
    const beside = await listBeside(db, matters, [...events.values()].flat())
    for (const matter of matters) {
      const own = events.get(`${matter.district} ${matter.id}`) ?? []
      const fault = faultOf(matter, own) ?? besideFault(matter.snapshot, own, workflows, beside)
      verdict.matters++
      verdict.events += own.length
      if (fault) {
        const text = `${showNumber(matter.number)} ${fault.text}`
        verdict.fault = { district: matter.district, matter: matter.number, seq: fault.seq, text }
        return verdict
      }
    }
    tell(verdict.matters)
    const last = matters.at(-1)
    if (!last || matters.length < batch) break
    after = [last.district, last.id]
  }
  return verifySeals(db, verdict)
}

type StoredEvent = MatterEvent & { previous: Buffer; hash: Buffer }

/** What is wrong with it, as words that follow its number. */
function faultOf(matter: Row, events: StoredEvent[]): { seq: number | null; text: string } | undefined {
  let previous: Buffer = noHash
  for (const [index, { previous: stored, hash, ...event }] of events.entries()) {
    const seq = index + 1
    if (event.seq !== seq) return { seq, text: `缺少第 ${seq} 条记录` }
    if (!stored.equals(previous)) return { seq, text: `第 ${seq} 条记录与前一条接不上（被替换或调换）` }
    if (!hashEvent(matter, event, previous).equals(hash)) return { seq, text: `第 ${seq} 条记录被改动` }
    previous = hash
  }
  if (!matter.last_hash.equals(previous) || matter.snapshot.version !== events.length) {
    return { seq: events.length, text: `第 ${events.length} 条之后的记录缺失，或当前状态被改动` }
  }
  const replayed = replay(
    events.map(({ previous: _, hash: __, ...event }) => event),
    matter,
  )
  if (canonical(replayed) !== canonical(matter.snapshot) || !showsSnapshot(matter)) {
    return { seq: null, text: '的当前状态与历史记录不符' }
  }
  const raised = events[0]?.changes.find((change) => change.type === 'raised')
  if (raised?.digest !== digestOfRow(matter)) return { seq: 1, text: '的诉求原文被改动' }
  return undefined
}

/** Lists, counts and the clock read columns; these too must say what the history says. */
function showsSnapshot({ columns, ...matter }: Row): boolean {
  const { snapshot: _, ...wanted } = columnsOf(matter.snapshot)
  const isSame = ([name, value]: [string, unknown]) => {
    const stored = columns[name]
    if (typeof value !== 'string' || !name.endsWith('_at')) return stored === value
    return typeof stored === 'string' && Date.parse(stored) === Date.parse(value)
  }
  return matter.number === matter.snapshot.number && Object.entries(wanted).every(isSame)
}

function digestOfRow(row: Row): string {
  return digestOf({ ...row, externalNumber: row.external_number, isPublic: false, name: null, phone: null })
}

async function listMattersAfter(db: Db, [district, id]: [string, string]): Promise<Row[]> {
  const { rows } = await db.query<Row>({
    name: 'verify-matters',
    text: `
select district, id, number, snapshot, last_hash, title, text, place, lng, lat, answers, salt, external_number,
  to_jsonb(matter) - '{snapshot,title,text,answers}'::text[] as columns
from matter
where (district, id) > ($1, $2::uuid)
order by district, id
limit ${batch}`,
    values: [district, id],
  })
  return rows
}

async function listEventsOf(db: Db, matters: Row[]): Promise<Map<string, StoredEvent[]>> {
  const { rows } = await db.query({
    name: 'verify-events',
    text: `
select district, matter, seq, at, kind, by, "values", changes, previous, hash
from matter_event
where (district, matter) in (select * from unnest($1::text[], $2::uuid[]))
order by district, matter, seq`,
    values: [matters.map((one) => one.district), matters.map((one) => one.id)],
  })
  const events = new Map<string, StoredEvent[]>()
  for (const { district, matter, ...event } of rows) {
    const key = `${district} ${matter}`
    const own = events.get(key) ?? []
    own.push({ ...event, at: event.at.toISOString() })
    events.set(key, own)
  }
  return events
}

type SealRow = {
  district: string
  number: number
  upto: number
  events: number
  previous: Buffer
  root: Buffer
}

/** Events removed together with their matter leave no broken chain, but the seal over them no longer fits. */
async function verifySeals(db: Db, verdict: Verdict): Promise<Verdict> {
  const { rows } = await db.query<SealRow>(
    'select district, number, upto, events, previous, root from seal order by district, number',
  )
  let last: SealRow | undefined
  for (const seal of rows) {
    const before = last?.district === seal.district ? last : undefined
    const fault = await sealFault(db, seal, before)
    if (fault) return { ...verdict, fault: { district: seal.district, matter: null, seq: null, text: fault } }
    verdict.seals++
    last = seal
  }
  return verdict
}

async function sealFault(db: Db, seal: SealRow, before: SealRow | undefined): Promise<string | undefined> {
  const name = `第 ${seal.number} 号封签`
  if (seal.number !== (before?.number ?? 0) + 1) return `缺少第 ${(before?.number ?? 0) + 1} 号封签`
  const previous = before?.root ?? Buffer.alloc(32)
  if (!seal.previous.equals(previous)) return `${name}与前一号接不上`
  const { rows } = await db.query<{ hash: Buffer }>(
    `
select hash
from matter_event
where district = $1
  and position > $2
  and position <= $3
order by position`,
    [seal.district, before?.upto ?? 0, seal.upto],
  )
  if (rows.length !== seal.events)
    return `${name}应有 ${seal.events} 条记录，现有 ${rows.length} 条：有记录被删除或插入`
  const root = rootOf(
    previous,
    rows.map((row) => row.hash),
  )
  return seal.root.equals(root) ? undefined : `${name}范围内的记录次序或内容被改动`
}

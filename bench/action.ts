// Scenario `action`: staff work matters round and round the same five steps: dispatched to a unit, accepted, noted on,
// taken back and sent back (what is done again and again would be taken one level up). Each client has matters of its own. The bare side writes the rows of the same
// steps, statement by statement in one transaction each.

import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Connection } from './connection.ts'
import { type Contest, mostClients } from './race.ts'
import { insertRow, type Row, readRows } from './row.ts'
import type { Stage } from './stage.ts'
import { submit } from './submit.ts'

type Act = { login: string; action: string; values?: Record<string, unknown> }
type Worked = { id: string; version: number; next: number }

const opening: Act[] = [
  { login: 'lt-intake', action: 'collect', values: { words: '已与来电人核实' } },
  { login: 'lt-conference', action: 'confer' },
]
const round: Act[] = [
  {
    login: 'lt-conference',
    action: 'dispatch',
    values: { lead: 'county-investment', words: '请当日到场查看，先保老人和孩子取暖，三日内修好。' },
  },
  { login: 'lt-county-investment', action: 'accept' },
  {
    login: 'lt-county-investment',
    action: 'note',
    values: { words: '已更换换热站的循环泵，供水温度恢复到五十五度，入户测温十九度。' },
  },
  { login: 'lt-county-investment', action: 'recall', values: { reason: '误接，属供热公司管网' } },
  { login: 'lt-county-investment', action: 'refuse', values: { reason: '不在本单位管网范围，夜里又凉了' } },
]
const mattersPerClient = 4

export async function openAction(stage: Stage): Promise<Contest> {
  const cookies = new Map<string, string>()
  for (const login of new Set([...opening, ...round].map((act) => act.login))) {
    cookies.set(login, await stage.signIn(login))
  }
  const work = async (connection: Connection, it: Worked, act: Act, key: string): Promise<void> => {
    const { body } = await connection.ask(
      'POST',
      `/api/matters/${it.id}/actions/${act.action}`,
      { version: it.version, values: act.values ?? {} },
      { cookie: cookies.get(act.login) ?? '', 'idempotency-key': key },
    )
    it.version = JSON.parse(body).version
  }
  const begin = async (connection: Connection): Promise<Worked> => {
    const it = { id: (await submit(connection)).id, version: 1, next: 0 }
    for (const act of opening) await work(connection, it, act, randomUUID())
    return it
  }

  const ours = await Promise.all(
    Array.from({ length: mostClients }, async () => {
      const connection = await stage.connect()
      const matters: Worked[] = []
      while (matters.length < mattersPerClient) matters.push(await begin(connection))
      return { connection, matters, turn: 0 }
    }),
  )
  const written = await writeAndRead(stage, begin, work)
  const bare: { client: pg.Client; matters: Worked[]; turn: number }[] = []
  for (const [at, client] of (await stage.openBareClients(mostClients)).entries()) {
    const matters: Worked[] = []
    while (matters.length < mattersPerClient)
      matters.push(await beginBare(client, written.matter, at, matters.length))
    bare.push({ client, matters, turn: 0 })
  }
  return {
    ours: async (client) => {
      const mine = ours[client] as (typeof ours)[number]
      const it = takeTurn(mine)
      await work(mine.connection, it, round[it.next % round.length] as Act, randomUUID())
      it.next++
    },
    bare: async (client) => {
      const mine = bare[client] as (typeof bare)[number]
      const it = takeTurn(mine)
      await writeStep(mine.client, it, written.steps[it.next % round.length] as StepRows)
      it.next++
    },
  }
}

function takeTurn(mine: { matters: Worked[]; turn: number }): Worked {
  return mine.matters[mine.turn++ % mine.matters.length] as Worked
}

/** What one step leaves in the tables. */
type StepRows = { matter: Row; event: Row; desks: Row[]; joined: Row[]; messages: Row[]; answered: Row }

async function writeAndRead(
  stage: Stage,
  begin: (connection: Connection) => Promise<Worked>,
  work: (connection: Connection, it: Worked, act: Act, key: string) => Promise<void>,
): Promise<{ matter: Row; steps: StepRows[] }> {
  const connection = await stage.connect()
  const database = await stage.openServerDatabase()
  const it = await begin(connection)
  const read = (table: string) => readRows(database, table, 'matter = $1', it.id)
  const readMatter = async () => (await readRows(database, 'matter', 'id = $1', it.id))[0] as Row
  const matter = await readMatter()
  const steps: StepRows[] = []
  let told = new Set((await read('outbox')).map((row) => row.id))
  for (const act of round) {
    const key = randomUUID()
    await work(connection, it, act, key)
    const messages = await read('outbox')
    const events = await read('matter_event')
    steps.push({
      matter: await readMatter(),
      event: events.find((row) => row.seq === String(it.version)) as Row,
      desks: await read('matter_desk'),
      joined: act.values && 'lead' in act.values ? await read('participant') : [],
      messages: messages
        .filter((row) => !told.has(row.id ?? null))
        .map((row) => ({ ...row, sent_at: null, tries: '0' })),
      answered: (await readRows(database, 'answered', 'key = $1', key))[0] as Row,
    })
    told = new Set(messages.map((row) => row.id))
  }
  return { matter, steps }
}

async function beginBare(client: pg.Client, matter: Row, at: number, turn: number): Promise<Worked> {
  const id = uuidv7()
  const number = `BA${String(at * mattersPerClient + turn).padStart(10, '0')}`
  await insertRow(client, 'matter', { ...matter, id, number })
  return { id, version: Number(matter.version), next: 0 }
}

async function writeStep(client: pg.Client, it: Worked, rows: StepRows): Promise<void> {
  const { matter } = rows
  const district = matter.district
  await client.query('begin')
  const { rows: found } = await client.query({
    name: 'find-matter',
    text: 'select snapshot, last_hash from matter where district = $1 and id = $2 and version = $3 for update',
    values: [district, it.id, it.version],
  })
  if (!found[0]) throw new Error('the bare side lost a matter')
  it.version++
  await client.query({
    name: 'update-matter',
    text: updateText,
    values: [district, it.id, it.version, ...written.map((column) => matter[column] ?? null)],
  })
  await insertRow(client, 'matter_event', { ...rows.event, matter: it.id, seq: String(it.version) })
  await client.query({
    name: 'clear-desks',
    text: 'delete from matter_desk where district = $1 and matter = $2',
    values: [district, it.id],
  })
  for (const row of rows.desks) await insertRow(client, 'matter_desk', { ...row, matter: it.id })
  for (const row of rows.joined) await join(client, { ...row, matter: it.id })
  for (const row of rows.messages) await insertRow(client, 'outbox', { ...row, id: uuidv7(), matter: it.id })
  await insertRow(client, 'answered', { ...rows.answered, key: randomUUID() })
  await client.query('commit')
}

/** What an action may change of a matter, as server/matter/save-matter.ts writes it. */
const written = [
  'snapshot',
  'last_hash',
  'state',
  'category',
  'urgency',
  'area',
  'step_warn_at',
  'step_due_at',
  'whole_due_at',
  'alarm_at',
  'finished_at',
  'ended_at',
  'solved',
  'stars',
  'redone',
  'leader',
]

const updateText = `
update matter
set version = $3, ${written.map((column, at) => `${column} = $${at + 4}`).join(', ')}
where district = $1
  and id = $2`

async function join(client: pg.Client, { district, matter, org }: Row): Promise<void> {
  await client.query({
    name: 'join',
    text: 'insert into participant (district, matter, org) values ($1, $2, $3) on conflict do nothing',
    values: [district, matter, org],
  })
}

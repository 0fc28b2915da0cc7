// Scenario `submit`: a resident's call becomes a matter. The bare side writes the rows of one such call, statement by
// statement in one transaction.

import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Connection } from './connection.ts'
import { type Contest, mostClients } from './race.ts'
import { insertRow, type Row, readRows } from './row.ts'
import type { Stage } from './stage.ts'

export type Receipt = { id: string; number: string }

export async function openSubmit(stage: Stage): Promise<Contest> {
  const connections = await Promise.all(Array.from({ length: mostClients }, stage.connect))
  const clients = await stage.openBareClients(mostClients)
  const written = await writeAndRead(stage, connections[0] as Connection)
  return {
    ours: async (client) => void (await submit(connections[client] as Connection)),
    bare: (client) => writeCall(clients[client] as pg.Client, written),
  }
}

/** A call of ordinary length, with everything a careful resident fills in. */
export async function submit(connection: Connection, key: string = randomUUID()): Promise<Receipt> {
  const call = {
    district: '610122',
    area: '610122107002',
    text: '三里镇新城社区三号楼二单元的暖气从大前天晚上起就不热了，家里有八十多岁的老人和一个刚满月的孩子，屋里只有十一二度。物业说是换热站的锅炉坏了，一直没有人来修，打了几次电话也没有准信。请尽快派人来看一看，给个明确的答复。',
    place: '三里镇新城社区三号楼',
    name: '测试来电人',
    phone: '13800000001',
    answers: { since: '三天前', extent: 'compound' },
  }
  const { body } = await connection.ask('POST', '/api/matters', call, {
    'idempotency-key': key,
    'x-forwarded-for': anyAddress(),
  })
  return JSON.parse(body)
}

/** As many homes as calls: nobody sends a thousand a second from one. The counting itself is measured with the rest. */
const anyAddress = (): string => `10.${[...randomBytes(3)].join('.')}`

/** The rows of one call, table by table in the order they can be written. */
type Written = { answered: Row; matter: Row; requester: Row[]; event: Row; desks: Row[]; messages: Row[] }

async function writeAndRead(stage: Stage, connection: Connection): Promise<Written> {
  const key = randomUUID()
  const { id } = await submit(connection, key)
  const database = await stage.openServerDatabase()
  const only = async (table: string, where: string, value: string): Promise<Row> => {
    const [row] = await readRows(database, table, where, value)
    if (!row) throw new Error(`the server wrote no ${table}`)
    return row
  }
  const messages = await readRows(database, 'outbox', 'matter = $1', id)
  return {
    answered: await only('answered', 'key = $1', key),
    matter: await only('matter', 'id = $1', id),
    requester: await readRows(database, 'requester', 'matter = $1', id),
    event: await only('matter_event', 'matter = $1', id),
    desks: await readRows(database, 'matter_desk', 'matter = $1', id),
    messages: messages.map((row) => ({ ...row, sent_at: null, tries: '0' })),
  }
}

async function writeCall(client: pg.Client, written: Written): Promise<void> {
  const id = uuidv7()
  // As long and as scattered as our numbers, and so many that none is drawn twice.
  const number = `LT${randomBytes(5).toString('hex')}`
  await client.query('begin')
  await insertRow(client, 'answered', { ...written.answered, key: randomUUID() })
  await insertRow(client, 'matter', { ...written.matter, id, number })
  for (const row of written.requester) await insertRow(client, 'requester', { ...row, matter: id })
  await insertRow(client, 'matter_event', { ...written.event, matter: id })
  for (const row of written.desks) await insertRow(client, 'matter_desk', { ...row, matter: id })
  for (const row of written.messages) await insertRow(client, 'outbox', { ...row, id: uuidv7(), matter: id })
  await client.query('commit')
}

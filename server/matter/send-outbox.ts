// Sends what was promised. A message is sent inside the transaction that marks it sent, and the sender takes each id
// only once, so that neither a crash nor two processes send it twice.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { maskPhone } from '../../core/matter/mask.ts'
import type { Recipient } from '../../core/matter/notice.ts'
import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { inTransaction } from '../platform/transaction.ts'

export type Message = { id: string; to: string; words: string; createdAt: string }

/** Must take a message with a known id a second time without sending it again. */
export type Sender = (message: Message) => Promise<void>

/** For now: one file a message in the data folder, with masked numbers. An SMS gateway takes its place. */
export function fileSender(folder: string): Sender {
  return async (message) => {
    const day = join(folder, message.createdAt.slice(0, 10))
    await mkdir(day, { recursive: true })
    await writeFile(join(day, `${message.id}.json`), `${JSON.stringify(message)}\n`, { flag: 'wx' }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      },
    )
  }
}

type Row = {
  district: string
  id: string
  matter: string
  recipient: Recipient
  words: string
  created_at: Date
}

const batch = 100

/** Works off what is unsent; gives how many messages went out. */
export async function sendOutbox(platform: Pick<Platform, 'db'>, send: Sender): Promise<number> {
  let sent = 0
  for (;;) {
    const taken = await inTransaction(platform.db, async (db) => {
      const rows = await takeUnsent(db)
      for (const row of rows) {
        for (const message of await addressed(db, row)) await send(message)
      }
      await markSent(db, rows)
      return rows.length
    })
    sent += taken
    if (taken < batch) return sent
  }
}

async function takeUnsent(db: Db): Promise<Row[]> {
  const { rows } = await db.query<Row>({
    name: 'take-unsent',
    text: `
select district, id, matter, recipient, words, created_at
from outbox
where sent_at is null
order by created_at
limit ${batch}
for update skip locked`,
  })
  return rows
}

async function markSent(db: Db, rows: Row[]): Promise<void> {
  await db.query(
    `
update outbox
set sent_at = now(), tries = tries + 1
where (district, id) in (select * from unnest($1::text[], $2::uuid[]))`,
    [rows.map((row) => row.district), rows.map((row) => row.id)],
  )
}

/** One message may have several addressees; one for somebody who left no number has none. */
async function addressed(db: Db, row: Row): Promise<Message[]> {
  const message = { id: row.id, words: row.words, createdAt: row.created_at.toISOString() }
  const { recipient } = row
  if ('desk' in recipient) return [{ ...message, to: JSON.stringify(recipient.desk) }]
  if ('requester' in recipient) {
    const { rows } = await db.query(
      'select phone from requester where district = $1 and matter = $2 and phone is not null',
      [row.district, row.matter],
    )
    return rows.map(({ phone }) => ({ ...message, to: maskPhone(phone) }))
  }
  const { rows } = await db.query(
    'select id, phone from follower where district = $1 and matter = $2 and phone is not null',
    [row.district, row.matter],
  )
  return rows.map(({ id, phone }) => ({ ...message, id: `${row.id}-${id}`, to: maskPhone(phone) }))
}

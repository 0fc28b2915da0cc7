// Sends what was promised. A message is sent inside the transaction that marks it sent, and the sender takes each id
// only once, so that neither a crash nor two processes send it twice.

import { mkdir, rename, writeFile } from 'node:fs/promises'
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
    // Whole or not at all: a process that ends in mid-write leaves a part, which the next one writes over.
    const file = join(day, `${message.id}.json`)
    await writeFile(`${file}.part`, `${JSON.stringify(message)}\n`)
    await rename(`${file}.part`, file)
  }
}

type Row = {
  district: string
  id: string
  recipient: Recipient
  words: string
  created_at: Date
  /** The caller's, where the message is for the caller and they left one. */
  phone: string | null
  /** Where it is for the followers: those who left a number. */
  followers: { id: string; phone: string }[] | null
}

const batch = 100

/**
 * Works off what is unsent, or one batch of it when told to stop; gives how many messages went out. One the sender
 * refuses stays for the next round, behind those that were refused less often, and holds up no other.
 */
export async function sendOutbox(
  platform: Pick<Platform, 'db'>,
  send: Sender,
  stop?: AbortSignal,
): Promise<number> {
  let sent = 0
  for (;;) {
    const taken = await inTransaction(platform.db, async (db) => {
      const rows = await takeUnsent(db)
      const gone: Row[] = []
      for (const row of rows) if (await isSent(row, send)) gone.push(row)
      if (rows.length > 0) await markTried(db, rows, gone)
      return { rows: rows.length, gone: gone.length }
    })
    sent += taken.gone
    if (taken.rows < batch || taken.gone === 0 || stop?.aborted) return sent
  }
}

async function isSent(row: Row, send: Sender): Promise<boolean> {
  try {
    for (const message of addressed(row)) await send(message)
    return true
  } catch {
    return false
  }
}

async function takeUnsent(db: Db): Promise<Row[]> {
  const { rows } = await db.query<Row>({
    name: 'take-unsent',
    text: `
select o.district, o.id, o.recipient, o.words, o.created_at,
  case when o.recipient ? 'requester' then (
    select phone
    from requester
    where district = o.district
      and matter = o.matter
  ) end as phone,
  case when o.recipient ? 'followers' then (
    select jsonb_agg(jsonb_build_object('id', id, 'phone', phone))
    from follower
    where district = o.district
      and matter = o.matter
      and phone is not null
  ) end as followers
from outbox o
where o.sent_at is null
order by o.tries, o.created_at
limit ${batch}
for update of o skip locked`,
  })
  return rows
}

async function markTried(db: Db, rows: Row[], gone: Row[]): Promise<void> {
  await db.query(
    `
update outbox
set tries = tries + 1,
    sent_at = case when (district, id) in (select * from unnest($3::text[], $4::uuid[])) then now() end
where (district, id) in (select * from unnest($1::text[], $2::uuid[]))`,
    [
      rows.map((row) => row.district),
      rows.map((row) => row.id),
      gone.map((row) => row.district),
      gone.map((row) => row.id),
    ],
  )
}

/** One message may have several addressees; one for somebody who left no number has none. */
function addressed({ id, recipient, words, created_at, phone, followers }: Row): Message[] {
  const message = { id, words, createdAt: created_at.toISOString() }
  if ('desk' in recipient) return [{ ...message, to: JSON.stringify(recipient.desk) }]
  if ('requester' in recipient) return phone ? [{ ...message, to: maskPhone(phone) }] : []
  return (followers ?? []).map((one) => ({ ...message, id: `${id}-${one.id}`, to: maskPhone(one.phone) }))
}

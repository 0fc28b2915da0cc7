// What somebody was asked and has to answer: kept for a few minutes, for one session or browser, and taken out by the
// first answer, so that no answer counts twice.

import type { Db } from '../platform/db.ts'

export type Purpose = 'totp' | 'passkey-new' | 'passkey' | 'sso'

const lastsMinutes = 10

/** A later question takes the place of an earlier one. */
export async function ask(db: Db, holder: string, purpose: Purpose, content: object): Promise<void> {
  await db.query(
    `
insert into challenge (holder, purpose, content, expires_at)
values ($1, $2, $3, now() + make_interval(mins => $4))
on conflict (holder, purpose) do update
set content = excluded.content, expires_at = excluded.expires_at`,
    [holder, purpose, JSON.stringify(content), lastsMinutes],
  )
}

/** What was asked, once. */
export async function takeAsked<Content>(
  db: Db,
  holder: string,
  purpose: Purpose,
): Promise<Content | undefined> {
  const { rows } = await db.query<{ content: Content; isInTime: boolean }>(
    `
delete from challenge
where holder = $1
  and purpose = $2
returning content, expires_at > now() as "isInTime"`,
    [holder, purpose],
  )
  return rows[0]?.isInTime ? rows[0].content : undefined
}

/** What was asked, for another try. */
export async function findAsked<Content>(
  db: Db,
  holder: string,
  purpose: Purpose,
): Promise<Content | undefined> {
  const { rows } = await db.query<{ content: Content }>(
    'select content from challenge where holder = $1 and purpose = $2 and expires_at > now()',
    [holder, purpose],
  )
  return rows[0]?.content
}

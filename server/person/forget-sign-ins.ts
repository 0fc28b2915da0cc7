import type { Platform } from '../platform/platform.ts'
import { guessing } from './attempt.ts'

/** Removes what has run out: sessions with the addresses they came from, questions, attempts, browsers long unseen. */
export async function forgetSignIns({ db, signIn }: Platform): Promise<void> {
  await db.query(
    'delete from session where expires_at < now() or seen_at < now() - make_interval(mins => $1)',
    [signIn.idleMinutes],
  )
  await db.query('delete from challenge where expires_at < now()')
  await db.query('delete from sign_in_attempt where last_at < now() - make_interval(secs => $1)', [
    guessing.forgotten,
  ])
  await db.query(`delete from known_browser where used_at < now() - interval '180 days'`)
}

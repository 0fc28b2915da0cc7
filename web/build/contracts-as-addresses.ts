// In the browser a contract is only where to call: method, path and whether it is repeatable. The schemas stay behind
// as types, which the compiler has checked already, so that no page carries them and zod. Numbers and words that a
// contract file exports come along; a schema imported as a value is refused by the build.

import { stat } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const contractFile = /\/core\/[^?]*contract\.ts$/

export function contractsAsAddresses(): Plugin {
  return {
    name: 'contracts-as-addresses',
    enforce: 'pre',
    async load(id) {
      if (!contractFile.test(id) || id.endsWith('/core/kernel/contract.ts')) return null
      const { mtimeMs } = await stat(id)
      // The address carries the time of change, or Node would give the same module again while developing.
      const module: Record<string, unknown> = await import(`${pathToFileURL(id).href}?at=${mtimeMs}`)
      return Object.entries(module)
        .map(([name, value]) => [name, toAddress(value)] as const)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
        .join('\n')
    },
  }
}

function toAddress(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || !('method' in value) || !('path' in value))
    return undefined
  const { method, path } = value
  return 'repeatable' in value ? { method, path, repeatable: true } : { method, path }
}

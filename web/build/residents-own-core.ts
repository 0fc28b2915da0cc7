// The residents' page gets its own copies of core's modules. One build serves both faces, and a module that both use
// is kept with everything either needs: for the desk's forms that is zod, a quarter of the residents' whole budget.

import type { Plugin } from 'vite'

const mark = '?resident'

export function residentsOwnCore(): Plugin {
  return {
    name: 'residents-own-core',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!importer || !(importer.includes('/web/resident/') || importer.endsWith(mark))) return null
      const found = await this.resolve(source, importer.replace(mark, ''), { ...options, skipSelf: true })
      const isCore = found && !found.external && /\/core\/.*\.ts$/.test(found.id)
      return isCore && !found.id.endsWith('contract.ts') ? { ...found, id: found.id + mark } : found
    },
  }
}

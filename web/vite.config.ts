// Two pages from one build: the residents' at /, the staff's at /desk/.

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressedBeside } from './build/compressed-beside.ts'
import { contractsAsAddresses } from './build/contracts-as-addresses.ts'
import { deskFallback } from './build/desk-fallback.ts'
import { residentsOwnCore } from './build/residents-own-core.ts'
import { stylesUnderPolicy } from './build/styles-under-policy.ts'

const server = `http://127.0.0.1:${process.env.PORT || 8080}`

const page = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [
    contractsAsAddresses(),
    residentsOwnCore(),
    stylesUnderPolicy(),
    deskFallback(),
    react(),
    compressedBeside(),
  ],
  // The server refuses writes whose page and host differ, so the host stays the browser's.
  server: { host: '127.0.0.1', proxy: { '/api': { target: server, changeOrigin: false } } },
  build: {
    // Phones several years old, and the browsers inside chat programs on them.
    target: ['chrome87', 'safari14', 'firefox84'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The staff's page is meant to be large; the residents' page has its own budget.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: [page('index.html'), page('desk/index.html')],
      // Schemas beside a function the browser uses are dropped when nothing in the browser reads them.
      treeshake: { manualPureFunctions: ['z', 'words', 'defineContract'] },
    },
  },
})

// npm test: install, build the web, find a browser, then run every *.test.ts (or those whose path contains one of
// the arguments) against one throw-away PostgreSQL. The last line is `N passed, N failed`.

import { findChromium } from './browser.mjs'
import { buildWeb } from './build-web.mjs'
import { become, install } from './install.mjs'

const node = install()
const filters = process.argv.slice(2)
const isWithoutBrowser =
  filters.length > 0 && filters.every((part) => /^(bin|core|playbooks|server)\b/.test(part))
if (!isWithoutBrowser) buildWeb(node)
const chromium = isWithoutBrowser ? undefined : findChromium()
become(node, 'bin/suite.ts', filters, chromium ? { CHROMIUM: chromium } : {})

// npm start: install, build the web when its sources changed, serve.

import { buildWeb } from './build-web.mjs'
import { become, install } from './install.mjs'

const node = install()
buildWeb(node)
become(node, 'server/main.ts', process.argv.slice(2))

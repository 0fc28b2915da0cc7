// node bin/run.mjs FILE ARGS…: run a script of this repository on the pinned Node.

import { become, install, stop } from './install.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) stop('用法 usage: node bin/run.mjs FILE ARGS…')
become(install(), file, args)

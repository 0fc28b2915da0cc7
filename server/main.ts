// The server from start to end. Each step registers how it is undone; stopping, or failing half-way, undoes them
// in reverse order, so nothing is left half-done.

import { join } from 'node:path'
import { createApp } from './app.ts'
import { fileSender } from './matter/send-outbox.ts'
import { openPlatform, seedDemo } from './open-platform.ts'
import { refuseDemoBesidePeople } from './person/refuse-demo.ts'
import { readConfig } from './platform/config.ts'
import { prepareDataFolder } from './platform/data-folder.ts'
import { openDatabase } from './platform/database.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { tellFault } from './platform/fault-log.ts'
import { migrate } from './platform/migrate.ts'
import { close, ensurePortIsFree, listen } from './platform/port.ts'
import { StartError } from './platform/start-error.ts'
import { onStopSignal } from './platform/stop-signal.ts'
import { welcome } from './welcome.ts'
import { startWorker } from './worker.ts'

const undo: (() => Promise<unknown>)[] = []
let isStopping = false

async function start(): Promise<void> {
  const began = performance.now()
  const config = readConfig(process.env)
  prepareDataFolder(config.data)
  await ensurePortIsFree(config)

  let url = config.databaseUrl
  if (!url) {
    const postgres = await startEmbeddedPostgres({
      folder: join(config.data, 'database'),
      onLost: databaseLost,
    })
    undo.push(() => postgres.stop())
    url = postgres.url
  }
  if (isStopping) return
  await migrate(url)
  if (isStopping) return
  const database = openDatabase(url)
  undo.push(() => database.close())

  const platform = await openPlatform({
    database,
    data: config.data,
    isDemo: config.demo,
    only: config.places,
    signIn: config.signIn,
  })
  if (config.demo && !config.insistsOnDemo) await refuseDemoBesidePeople(platform.db)
  const password = config.demo ? await seedDemo(platform, config.data) : undefined
  const worker = startWorker(platform, fileSender(join(config.data, 'outbox')), tell)
  undo.push(() => worker.stop())
  const app = await createApp(platform, {
    proxy: config.proxy,
    securityContact: config.securityContact,
    log: { requests: config.logsRequests },
  })
  undo.push(() => close(app))
  const address = await listen(app, config)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`民呼已启动 Minhu is running (${seconds} s)`)
  console.log(await welcome(platform, address, password))
}

async function stop(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step()
}

function tell(error: unknown): void {
  tellFault('a background round failed and will be tried again', error)
}

function databaseLost(): void {
  console.error(
    '内置数据库意外停止，服务随之退出，请重新启动。 The embedded database went away: start again.',
  )
  process.exit(1)
}

const starting = start()

onStopSignal(async () => {
  isStopping = true
  await starting.catch(() => {})
  await stop()
})

try {
  await starting
} catch (error) {
  if (error instanceof StartError) console.error(error.message)
  else tellFault('the start failed', error)
  await stop().catch(() => {})
  process.exit(1)
}

// npm run bench [-- --json] [--seconds N]: how fast the real server is, beside the same rows written through bare pg.
// docs/benchmark.md says what is measured and how to read it.

import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { onStopSignal } from '../server/platform/stop-signal.ts'
import { openAction } from './action.ts'
import { measureEngine } from './engine.ts'
import { race } from './race.ts'
import { measureRehearsal } from './rehearsal.ts'
import { asTable, type Results } from './report.ts'
import { openStage, type Stage } from './stage.ts'
import { measureStart } from './start.ts'
import { openSubmit } from './submit.ts'

const { values: flags } = parseArgs({
  options: { json: { type: 'boolean' }, seconds: { type: 'string', default: '2' } },
})
const seconds = Number(flags.seconds)
if (!(seconds >= 0.1 && seconds <= 600)) {
  console.error('--seconds 应为 0.1 至 600 的数。 --seconds must be a number from 0.1 to 600.')
  process.exit(1)
}

async function measure(stage: Stage): Promise<Results> {
  const load = loadavg()[0] ?? 0
  tell('start')
  const start = await measureStart(stage)
  tell('engine')
  const engine = await measureEngine()
  tell('rehearsal')
  const rehearsal = await measureRehearsal()
  const idleMb = stage.serverMemory().residentMb
  tell('submit')
  const submit = await race(await openSubmit(stage), { stage, seconds, tell })
  tell('action')
  const action = await race(await openAction(stage), { stage, seconds, tell })
  const { residentMb, peakMb } = stage.serverMemory()
  return {
    submit,
    action,
    engine,
    rehearsal,
    start,
    memory: { idleMb, residentMb, peakMb },
    machine: {
      cpu: cpus()[0]?.model ?? '',
      cores: availableParallelism(),
      memoryGb: Math.round(totalmem() / 2 ** 30),
      loadBefore: Math.round(load * 100) / 100,
      node: process.versions.node,
      ...(await stage.readSettings()),
    },
  }
}

function tell(words: string): void {
  process.stderr.write(`… ${words}\n`)
}

const stage = openStage()
onStopSignal(async () => {
  await stage.close()
  process.exit(130)
})
try {
  const results = await measure(stage)
  console.log(flags.json ? JSON.stringify(results) : asTable(results))
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await stage.close()
}

import { openAction } from './action.ts'
import { runRound } from './race.ts'
import { openStage } from './stage.ts'
import { openSubmit } from './submit.ts'
const stage = openStage()
try {
  await stage.startServer()
  const c = await stage.openServerDatabase()
  const drain = async () => { for (;;) { const { rows } = await c.query('select count(*)::int n from outbox where sent_at is null'); if (rows[0].n === 0) return; await new Promise((r) => setTimeout(r, 200)) } }
  await c.query('create extension if not exists pg_stat_statements').catch((e) => console.log(String(e)))
  const sub = await openSubmit(stage); const act = await openAction(stage)
  for (const mode of ['auto', 'force_generic_plan', 'auto', 'force_generic_plan']) {
    await c.query(`alter database minhu set plan_cache_mode = ${mode}`)
    await c.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname='minhu' and pid<>pg_backend_pid()`)
    await new Promise((r) => setTimeout(r, 1500))
    for (const [name, race] of [['submit', sub], ['action', act]] as const) {
      await runRound(race.ours, 1, 0.5); await drain()
      const r = await runRound(race.ours, 1, 2); await drain()
      stage.pauseServer(); const b = await runRound(race.bare, 1, 1); stage.resumeServer()
      const r32 = await runRound(race.ours, 32, 2)
      const q = (x: number[], p: number) => x.sort((a, b) => a - b)[Math.floor(x.length * p)]?.toFixed(2)
      const td = performance.now(); await drain()
      console.log(mode, name, '1:', Math.round(r.perSecond), q(r.latencies, 0.5), q(r.latencies, 0.99), 'bare', Math.round(b.perSecond), q(b.latencies, 0.5), '32:', Math.round(r32.perSecond), 'drain', Math.round(performance.now() - td))
    }
  }
} finally { await stage.close() }

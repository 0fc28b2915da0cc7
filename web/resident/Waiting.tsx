import type { Loaded } from '../lib/use-load.ts'
import { textOf } from './text-of.ts'

/** What stands where something is still being read, or could not be. */
export function Waiting({ loaded, isWholePage = false }: { loaded: Loaded<unknown>; isWholePage?: boolean }) {
  if (loaded.state === 'ready') return null
  if (loaded.state === 'loading') {
    return (
      <div className={isWholePage ? 'waiting whole' : 'waiting'} role="status">
        <span className="visually-hidden">正在打开，请稍候</span>
        <i />
        <i />
        <i />
      </div>
    )
  }
  return (
    <section className={isWholePage ? 'trouble whole' : 'trouble'} role="alert">
      <h1>没能打开</h1>
      <p>{textOf(loaded.error)}</p>
      <button type="button" className="button main" onClick={loaded.retry}>
        再试一次
      </button>
      <p className="quiet">
        急事请直接拨打 <a href="tel:12345">12345</a>，全天有人接听。
      </p>
    </section>
  )
}

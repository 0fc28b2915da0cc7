import { Link } from 'wouter'
import { lastQueue } from '../queue/last-queue.ts'

/** Back to the list as it was left: same filter, same page. */
export function BackToQueue() {
  const { search, state } = lastQueue()
  return (
    <Link href={`/${search}`} state={state} className="back">
      ← 返回清单
    </Link>
  )
}

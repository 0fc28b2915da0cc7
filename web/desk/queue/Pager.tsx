import { Button } from 'antd'
import { pageSize } from '../queries.ts'

type Props = {
  /** Of the whole filter, counted by the server. */
  total: number
  shown: number
  page: number
  onNext?: () => void
  onPrevious?: () => void
}

export function Pager({ total, shown, page, onNext, onPrevious }: Props) {
  const first = (page - 1) * pageSize + 1
  return (
    <nav className="pager" aria-label="翻页">
      <span aria-live="polite">
        共 <b>{total}</b> 件，第 {page} 页（{first}–{first + shown - 1}）
      </span>
      <span className="pager-buttons">
        <Button disabled={!onPrevious} onClick={onPrevious}>
          上一页
        </Button>
        <Button disabled={!onNext} onClick={onNext}>
          下一页
        </Button>
      </span>
    </nav>
  )
}

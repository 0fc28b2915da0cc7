import { Skeleton } from 'antd'

export function TableWaiting() {
  return (
    <div className="waiting" aria-busy="true">
      <span className="unseen" role="status">
        正在读取清单
      </span>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
        <Skeleton key={row} active title={false} paragraph={{ rows: 1, width: '100%' }} />
      ))}
    </div>
  )
}

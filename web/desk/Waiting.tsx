import { Spin } from 'antd'

export function Waiting() {
  return (
    <div className="page-waiting" role="status">
      <Spin />
      <span>正在打开…</span>
    </div>
  )
}

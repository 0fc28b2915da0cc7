import { Button, Result } from 'antd'
import { toRefusal } from './to-refusal.ts'

/** A page or block that could not be read: what happened, and a way on. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Result
      status="warning"
      icon={null}
      className="trouble"
      title="没有读到内容"
      subTitle={<span role="alert">{toRefusal(error).text}</span>}
      extra={<Button onClick={onRetry}>重试</Button>}
    />
  )
}

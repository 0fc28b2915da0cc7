import { Alert } from 'antd'
import { formatInstant } from '../../../core/calendar/instant.ts'
import type { MatterDetail } from '../../../core/matter/contract.ts'

/** What runs beside the state now, in its own words: a hold, an extension asked for, a supervision. */
export function Running({ matter }: { matter: MatterDetail }) {
  const { hold, extension, supervision } = matter
  const held = { ask: '等群众补充', pause: '已挂起' }
  return (
    <>
      {supervision && (
        <Alert
          type="error"
          showIcon={false}
          title={`督办（${formatInstant(supervision.since)}）`}
          description={supervision.words}
        />
      )}
      {hold && (
        <Alert
          type="info"
          showIcon={false}
          title={`${held[hold.kind]}，暂停计时至 ${formatInstant(hold.until)}`}
          description={hold.words}
        />
      )}
      {extension && (
        <Alert
          type="warning"
          showIcon={false}
          title={`申请延期 ${extension.days} 个工作日，待批`}
          description={extension.reason}
        />
      )}
    </>
  )
}

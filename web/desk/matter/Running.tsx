import { Alert } from 'antd'
import { formatInstant } from '../../../core/calendar/instant.ts'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'

/** What runs beside the state now, in its own words: a supervision, a hold, time that was asked for. */
export function Running({ matter }: { matter: MatterDetail }) {
  const { hold, extension, pauseAsked, supervision } = matter
  const held = { ask: '等群众补充', pause: '已挂起' }
  return (
    <>
      {supervision && (
        <Alert
          type="error"
          showIcon={false}
          title={
            supervision.dueAt ? `督办，须在 ${formatInstant(supervision.dueAt)} 前答复` : '督办，等待答复'
          }
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
      {pauseAsked && (
        <Alert
          type="warning"
          showIcon={false}
          title={`申请挂起 ${pauseAsked.days} 天，待批`}
          description={pauseAsked.reason}
        />
      )}
    </>
  )
}

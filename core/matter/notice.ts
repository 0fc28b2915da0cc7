// Which messages an event promises, and to whom. Written with the event, sent afterwards; a message says what
// happened, what comes next and how to answer.

import { formatInstant } from '../calendar/instant.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { desksOf } from './desk.ts'
import type { Change, MatterEvent } from './event.ts'
import { type Desk, leadOf, type Matter } from './matter.ts'
import { showNumber } from './number.ts'

export type Recipient = { requester: true } | { followers: true } | { desk: Desk }
export type Notice = { to: Recipient; words: string }

export function noticesOf(workflow: LinkedWorkflow, after: Matter, event: MatterEvent): Notice[] {
  const number = showNumber(after.number)
  return event.changes.flatMap((change) => noticesOfChange(workflow, after, event, change, number))
}

function noticesOfChange(
  workflow: LinkedWorkflow,
  after: Matter,
  event: MatterEvent,
  change: Change,
  number: string,
): Notice[] {
  const requester = (words: string): Notice => ({ to: { requester: true }, words })
  const desk = (to: Desk, words: string): Notice => ({ to: { desk: to }, words })
  const due = after.step.dueAt ? `，请于 ${formatInstant(after.step.dueAt)} 前办理` : ''
  switch (change.type) {
    case 'raised': {
      // Whoever called another system was answered there, and has no secret of ours.
      if (event.by.kind === 'importer') return []
      const whole = change.whole.dueAt ? `，预计 ${formatInstant(change.whole.dueAt)} 前办结` : ''
      return [requester(`您反映的事项已受理，编号 ${number}${whole}。凭编号和查询码可随时查看进度。`)]
    }
    case 'assigned':
      return change.assignments
        .filter((one) => one.state === 'sent')
        .map((one) =>
          desk({ org: one.org }, `${number} 已派给你单位${one.part === 'lead' ? '主办' : '协办'}${due}。`),
        )
    case 'reminded':
      return holders(workflow, after).map((one) => desk(one, `催办：${number} 需尽快办理。`))
    case 'warned':
      return holders(workflow, after).map((one) => desk(one, `${number} 即将超时${due}。`))
    case 'escalated':
      return [desk(change.desk, `${number} 在“${workflow.states[after.state]?.title}”环节超时，请过问。`)]
    case 'supervised':
      return holders(workflow, after).map((one) => desk(one, `督办：${number}。${change.words}`))
    case 'extension-asked':
      return desksOf(workflow, after)
        .filter((row) => row.part === 'approve')
        .map((row) => desk(row.desk, `${number} 申请延期 ${change.days} 个工作日，请审批。`))
    case 'extended':
    case 'extension-refused': {
      const lead = leadOf(after)
      const words = change.type === 'extended' ? `同意延期${due}` : '不同意延期'
      return lead ? [desk({ org: lead }, `${number} ${words}。`)] : []
    }
    case 'held':
      return change.hold.kind === 'ask'
        ? [
            requester(
              `您反映的 ${number} 需要补充：${sentence(change.hold.words)}请凭编号和查询码补充，以便继续办理。`,
            ),
          ]
        : [requester(`您反映的 ${number} 暂缓办理：${sentence(change.hold.words)}恢复后会继续。`)]
    case 'finished':
      return event.kind === 'settle'
        ? []
        : [requester(`您反映的 ${number} 已办理，请评价是否解决；也可能有回访电话。`)]
    case 'redone':
      return [requester(`您反映的 ${number} 将重新办理，给您添麻烦了。`)]
    case 'ended':
      if (event.kind === 'withdraw') {
        const words = `您关注的 ${number} 已由反映人撤回。如果问题还在，请您自己反映，我们会办理。`
        return [{ to: { followers: true }, words }]
      }
      return event.kind === 'settle'
        ? []
        : [
            requester(`您反映的 ${number} 已办结归档，感谢您的反映。`),
            { to: { followers: true }, words: `您关注的 ${number} 已办结。` },
          ]
    default:
      return []
  }
}

/** With one full stop at its end, whatever was typed. */
function sentence(words: string): string {
  return /[。？！?!.]$/.test(words) ? words : `${words}。`
}

function holders(workflow: LinkedWorkflow, it: Matter): Desk[] {
  return desksOf(workflow, it)
    .filter((row) => row.part !== 'approve' && !('requester' in row.desk))
    .map((row) => row.desk)
}

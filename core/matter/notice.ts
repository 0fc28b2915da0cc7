// Which messages an event promises, and to whom. Written with the event, sent afterwards; a message says what
// happened, what comes next and how to answer.

import { formatInstant } from '../calendar/instant.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { type DeskRow, desksOf } from './desk.ts'
import type { Change, MatterEvent } from './event.ts'
import { type Desk, leadOf, type Matter } from './matter.ts'
import { showNumber } from './number.ts'

export type Recipient = { requester: true } | { followers: true } | { desk: Desk }
export type Notice = { to: Recipient; words: string }

export function noticesOf(workflow: LinkedWorkflow, after: Matter, event: MatterEvent): Notice[] {
  const number = showNumber(after.number)
  const notices = event.changes.flatMap((change) => noticesOfChange(workflow, after, event, change, number))
  // A part has no caller of its own: the whole's caller hears of the whole.
  return after.parent ? notices.filter((one) => 'desk' in one.to) : notices
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
        .filter((one) => one.state === 'sent' && one.sentAt === event.at)
        .map((one) => {
          const until = one.dueAt ? `，请于 ${formatInstant(one.dueAt)} 前办理` : due
          return desk(
            { org: one.org },
            `${number} 已派给你单位${one.part === 'lead' ? '主办' : '协办'}${until}。`,
          )
        })
    case 'urged':
    case 'reminded':
      return holders(workflow, after).map((one) => desk(one, `催办：${number} 需尽快办理。`))
    case 'warned':
      return holders(workflow, after).map((one) => desk(one, `${number} 即将超时${due}。`))
    case 'escalated':
      return [desk(change.desk, `${number} 在“${workflow.states[after.state]?.title}”环节超时，请过问。`)]
    case 'moved':
      return change.addressee
        ? steps(workflow, after).map((one) => desk(one, `${number} 退回到您处，请重新办理${due}。`))
        : []
    case 'recalled':
      return [
        ...change.lost.map((one) => desk(one, `${number} 已由送出人追回，不需要再办。`)),
        ...(change.wasFinished
          ? [requester(`您反映的 ${number} 还在办理，刚才的办结通知请忽略，给您添麻烦了。`)]
          : []),
      ]
    case 'part-late':
      return [
        desk({ org: change.org }, `${number} 的协办任务已超时，请尽快办结。`),
        ...leads(after).map((one) => desk(one, `${number} 的协办单位超时未办结，请主办单位催促。`)),
      ]
    case 'caller-reminded':
      return [
        requester(
          `提醒：您反映的 ${number} 还在等您补充：${sentence(after.hold?.words ?? '')}` +
            `${formatInstant(after.hold?.until ?? event.at)} 前没有补充，可能先行终结，之后仍可补充继续。`,
        ),
      ]
    case 'silenced':
      return [
        requester(`您反映的 ${number} 一直没有收到补充，先行终结。凭编号和查询码补充后即可继续办理。`),
        { to: { followers: true }, words: `您关注的 ${number} 因反映人没有补充，先行终结。${stillThere}` },
      ]
    case 'came-back':
      return steps(workflow, after).map((one) => desk(one, `${number} 反映人已补充，继续办理${due}。`))
    case 'contested':
      return steps(workflow, after).map((one) =>
        desk(one, `${number} 反映人认为应当受理，请重新核实${due}。`),
      )
    case 'pause-asked':
      return desksOf(workflow, after)
        .filter((row) => row.part === 'approve')
        .map((row) => desk(row.desk, `${number} 申请挂起 ${change.days} 天，请审批。`))
    case 'pause-refused':
      return steps(workflow, after).map((one) => desk(one, `${number} 不同意挂起，请继续办理。`))
    case 'carded':
      return [
        desk(
          change.card.desk,
          `${change.card.color === 'red' ? '红牌' : '黄牌'}：${number}。${sentence(change.card.reason)}`,
        ),
      ]
    case 'card-lifted':
      return [desk(change.desk, `${number} 的亮牌已撤销。`)]
    case 'consulted':
      return change.consultation.orgs.map((org) =>
        desk(
          { org },
          `${number} 请你单位会商：${sentence(change.consultation.question)}` +
            `请于 ${formatInstant(change.consultation.dueAt)} 前发表意见，逾期由主持人决定。`,
        ),
      )
    case 'consultation-overdue':
      return steps(workflow, after).map((one) => desk(one, `${number} 会商已到期，可由主持人作出结论。`))
    case 'concluded':
      return (after.consultation?.orgs ?? []).map((org) =>
        desk({ org }, `${number} 会商结论：${sentence(change.conclusion.words)}`),
      )
    case 'disputed':
      return desksOf(workflow, after)
        .filter((row) => row.part === 'review')
        .map((row) => desk(row.desk, `${number} 承办单位对派单有异议，请裁定。`))
    case 'dispute-decided':
      return change.upheld
        ? []
        : leads(after).map((one) => desk(one, `${number} 派单异议不成立，仍由你单位主办。`))
    case 'dispute-lapsed':
      return leads(after).map((one) => desk(one, `${number} 派单异议逾期未裁定，按首接负责由你单位主办。`))
    case 'bounced': {
      const why = change.why === 'units' ? '在多个单位之间退转' : '多次重办'
      return [desk(change.desk, `${number} ${why}，提级到您处，请指定主办单位。`)]
    }
    case 'outside-overdue':
      return steps(workflow, after).map((one) =>
        desk(one, `${number} 外部单位（${after.outside?.body ?? ''}）逾期未答复，请催问。`),
      )
    case 'part-ended': {
      const part = after.parts.find((one) => one.id === change.id)
      const how = change.state === 'done' ? '已办结' : '已取消'
      return steps(workflow, after).map((one) =>
        desk(one, `${number} 的分办事项${how}：${part?.words ?? ''}`),
      )
    }
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
      if (after.state === 'silent') return []
      if (after.state === 'lapsed')
        return after.assignments
          .filter((one) => one.state !== 'done')
          .map((one) => desk({ org: one.org }, `${number} 的主件已经结束，这件分办单不需要再办。`))
      if (event.kind === 'follow-end') {
        const result = typeof event.values.words === 'string' ? `：${sentence(event.values.words)}` : '。'
        return [
          requester(
            `您反映的 ${number} 与另一件诉求是同一件事，已一并办结${result}如果没有解决，可凭编号和查询码要求重办。`,
          ),
          { to: { followers: true }, words: `您关注的 ${number} 已办结${result}` },
        ]
      }
      if (after.state === 'rejected')
        return [
          requester(rejection(workflow, event, number)),
          { to: { followers: true }, words: `您关注的 ${number} 不属于受理范围，没有办理。${stillThere}` },
        ]
      if (event.kind === 'withdraw') {
        const words = `您关注的 ${number} 已由反映人撤回。${stillThere}`
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

const stillThere = '如果问题还在，请您自己反映，我们会办理。'

/** Which channel is the proper one, by name. */
function rejection(workflow: LinkedWorkflow, event: MatterEvent, number: string): string {
  const type = workflow.ways.notAccepted[String(event.values.type)]
  const words = typeof event.values.words === 'string' ? sentence(event.values.words) : ''
  const phone = type?.phone ? `，电话 ${type.phone}` : ''
  const channel = type ? `属于${type.title}，请通过${type.channel}办理${phone}。` : '不属于受理范围。'
  return `您反映的 ${number} ${channel}${words}如有异议，可凭编号和查询码申请复核。`
}

const leads = (it: Matter): Desk[] => {
  const org = leadOf(it)
  return org ? [{ org }] : []
}

/** With one full stop at its end, whatever was typed. */
function sentence(words: string): string {
  return /[。？！?!.]$/.test(words) ? words : `${words}。`
}

/** Everybody who has it to do, and whoever was told because it is late. */
function holders(workflow: LinkedWorkflow, it: Matter): Desk[] {
  return desksFor(workflow, it, ['step', 'lead', 'support', 'escalated'])
}

/** Whose step it is. */
function steps(workflow: LinkedWorkflow, it: Matter): Desk[] {
  return desksFor(workflow, it, ['step', 'lead'])
}

function desksFor(workflow: LinkedWorkflow, it: Matter, parts: DeskRow['part'][]): Desk[] {
  return desksOf(workflow, it)
    .filter((row) => parts.includes(row.part) && !('requester' in row.desk))
    .map((row) => row.desk)
}

// History in words: who acted for which organisation, what was filled in, what it brought about.

import { formatInstant } from '../../core/calendar/instant.ts'
import type { MatterDetail } from '../../core/matter/detail-contract.ts'
import type { Change, MatterEvent } from '../../core/matter/event.ts'
import type { Matter } from '../../core/matter/matter.ts'
import { showNumber } from '../../core/matter/number.ts'
import type { Field } from '../../core/workflow/form.ts'
import type { StoredPhoto, Words } from './queries.ts'
import { nameOfDesk, photoOf, type Wording, wordingsOf } from './wording.ts'

type Entry = MatterDetail['timeline'][number]

export function timelineOf(whole: Wording, events: MatterEvent[], photos: StoredPhoto[]): Entry[] {
  return wordingsOf(whole, events).map((wording, at) => entryOf(wording, events[at] as MatterEvent, photos))
}

function entryOf(wording: Wording, event: MatterEvent, photos: StoredPhoto[]): Entry {
  return {
    seq: event.seq,
    at: event.at,
    kind: event.kind,
    title: titleOf(wording, event),
    by: actorOf(wording, event),
    lines: linesOf(wording, event),
    outcomes: event.changes.flatMap((change) => outcomeOf(wording, change) ?? []),
    photos: photos.filter((photo) => photo.event === event.seq).map((photo) => photoOf(photo)),
  }
}

function titleOf(wording: Wording, event: MatterEvent): string {
  if (event.kind === 'raise') return event.by.kind === 'staff' ? '发起' : '诉求提交'
  if (event.kind === 'clock') return '系统计时'
  if (event.kind === 'joined') return '有诉求并入'
  if (event.kind === 'left') return '有诉求不再并入'
  if (event.kind === 'part-ended') return '分办结束'
  if (event.kind === 'migrate') return '转入新版流程'
  return wording.workflow.actions[event.kind]?.title ?? event.kind
}

function actorOf(wording: Wording, { by }: MatterEvent): string {
  if (by.kind === 'requester') return '诉求人'
  if (by.kind === 'clock') return '系统'
  if (by.kind === 'importer') return '数据导入'
  if (by.kind === 'leader') return '主件'
  const role = wording.workflow.ways.roles[by.role ?? '']?.title ?? ''
  const org = by.org ? (wording.orgs.get(by.org)?.name ?? by.org) : ''
  return [org, role].filter(Boolean).join(' · ')
}

/** What was filled in, as label and text. */
export function linesOf(wording: Wording, event: MatterEvent): Entry['lines'] {
  const joined = event.values.number
  if (event.kind === 'joined' && typeof joined === 'string')
    return [{ label: '并入的编号', text: showNumber(joined) }]
  if (event.kind === 'part-ended' && typeof joined === 'string') {
    const { result } = event.values
    return [
      { label: '分办编号', text: showNumber(joined) },
      ...(typeof result === 'string' ? [{ label: '分办结果', text: result }] : []),
    ]
  }
  const form = wording.workflow.actions[event.kind]?.form ?? []
  return form.flatMap((field) => {
    const value = event.values[field.name]
    if (value === undefined || field.kind === 'photos') return []
    return [{ label: field.label, text: showValue(wording, field, value) }]
  })
}

/** A category's own questions with what the caller answered. */
export function answersOf(wording: Wording, it: Matter, words: Words): Entry['lines'] {
  const questions = wording.playbook.categories[it.category]?.questions ?? []
  return Object.entries(words.answers).map(([name, value]) => {
    const question = questions.find((one) => one.name === name)
    return {
      label: question?.label ?? name,
      text: question ? showValue(wording, question, value) : String(value),
    }
  })
}

export function showValue(
  wording: Pick<Wording, 'orgs' | 'areas' | 'playbook'>,
  field: Field,
  value: unknown,
): string {
  const orgName = (id: unknown) => wording.orgs.get(String(id))?.name ?? String(id)
  switch (field.kind) {
    case 'yes-no':
      return value ? '是' : '否'
    case 'stars':
      return `${value} 星`
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? String(value)
    case 'org':
      return orgName(value)
    case 'orgs':
      return (value as unknown[]).map(orgName).join('、')
    case 'category':
      return wording.playbook.categories[String(value)]?.title ?? String(value)
    case 'urgency':
      return wording.playbook.urgencies[String(value)]?.title ?? String(value)
    case 'area':
      return wording.areas.pathNameOf(String(value))
    default:
      return String(value)
  }
}

function outcomeOf(wording: Wording, change: Change): string | undefined {
  const org = (id: string) => wording.orgs.get(id)?.name ?? id
  switch (change.type) {
    case 'moved':
      return `转入“${wording.workflow.states[change.to]?.title ?? change.to}”`
    case 'assigned':
      return change.assignments
        .map((one) => `${one.part === 'lead' ? '主办' : '协办'}：${org(one.org)}`)
        .join('，')
    case 'accepted':
      return `${org(change.org)}已接单`
    case 'part-done':
      return `${org(change.org)}已办结`
    case 'released':
      return '撤回派单'
    case 'redone':
      return '重新办理'
    case 'held':
      return `${change.hold.kind === 'ask' ? '等待群众补充' : '挂起'}，至 ${formatInstant(change.hold.until)}`
    case 'resumed':
      return change.step.dueAt ? `恢复计时，本环节至 ${formatInstant(change.step.dueAt)}` : '恢复计时'
    case 'extended':
      return change.step.dueAt ? `本环节延至 ${formatInstant(change.step.dueAt)}` : '同意延期'
    case 'warned':
      return change.clock === 'step' ? '本环节即将超时' : '全件即将超时'
    case 'late':
      return change.clock === 'step' ? '本环节超时' : '全件超时'
    case 'urged':
    case 'reminded':
      return '已提醒办理席位'
    case 'escalated':
      return `升级至${nameOfDesk(wording, change.desk)}`
    case 'part-late':
      return `协办单位${org(change.org)}超时`
    case 'recalled':
      return `追回到“${wording.workflow.states[change.to]?.title ?? change.to}”`
    case 'caller-reminded':
      return '已提醒群众补充'
    case 'silenced':
      return '群众一直没有补充，先行终结'
    case 'came-back':
      return `群众已补充，回到“${wording.workflow.states[change.to]?.title ?? change.to}”`
    case 'carded':
      return `${change.card.color === 'red' ? '红牌' : '黄牌'}：${nameOfDesk(wording, change.card.desk)}`
    case 'card-lifted':
      return '撤销亮牌'
    case 'consulted':
      return `请${change.consultation.orgs.map(org).join('、')}会商，至 ${formatInstant(change.consultation.dueAt)}`
    case 'consultation-overdue':
      return '会商到期，可由主持人作出结论'
    case 'concluded':
      return `会商结论：${org(change.conclusion.lead)}主办${change.conclusion.casting ? '（主持人裁量）' : ''}`
    case 'disputed':
      return `${org(change.dispute.org)}提出派单异议，复核期间仍由其办理`
    case 'dispute-decided':
      return change.upheld ? '异议成立' : '异议不成立'
    case 'dispute-lapsed':
      return '异议逾期未裁定，按首接负责继续办理'
    case 'bounced':
      return `${change.why === 'units' ? '多个单位退转' : '多次重办'}，提级至${nameOfDesk(wording, change.desk)}`
    case 'forwarded':
      return `已转${change.outside.body}，应于 ${formatInstant(change.outside.answerBy)} 前答复`
    case 'outside-overdue':
      return '外部单位逾期未答复'
    case 'split':
      return `分办给${org(change.part.org)}：${change.part.words}`
    case 'part-ended':
      return change.state === 'done' ? '一件分办办结' : '一件分办取消'
    case 'migrated':
      return `转到流程第 ${change.workflowVersion} 版“${wording.workflow.states[change.state]?.title ?? change.state}”`
    default:
      return undefined
  }
}

// History in words: who acted for which organisation, what was filled in, what it brought about.

import { formatInstant } from '../../core/calendar/instant.ts'
import type { MatterDetail, Track } from '../../core/matter/contract.ts'
import type { Change, MatterEvent } from '../../core/matter/event.ts'
import type { Field } from '../../core/workflow/form.ts'
import type { StoredPhoto } from './queries.ts'
import { nameOfDesk, photoOf, type Wording } from './wording.ts'

type Entry = MatterDetail['timeline'][number]

export function timelineOf(wording: Wording, events: MatterEvent[], photos: StoredPhoto[]): Entry[] {
  return events.map((event) => ({
    seq: event.seq,
    at: event.at,
    kind: event.kind,
    title: titleOf(wording, event),
    by: actorOf(wording, event),
    lines: linesOf(wording, event),
    outcomes: event.changes.flatMap((change) => outcomeOf(wording, change) ?? []),
    photos: photos.filter((photo) => photo.event === event.seq).map((photo) => photoOf(photo)),
  }))
}

/** What the caller is shown: moves, questions, answers and results; nothing internal. */
export function publicTimelineOf(wording: Wording, events: MatterEvent[]): Track['timeline'] {
  return events.flatMap((event) => {
    const own = event.by.kind === 'requester'
    const moves = event.changes.some((change) => change.type === 'moved' || change.type === 'held')
    if (!own && !moves) return []
    const isLeaders = event.by.kind === 'leader'
    const told = own ? ['words', 'reason'] : isLeaders ? ['words'] : ['result', 'question']
    const text = told.map((name) => event.values[name]).find((value) => typeof value === 'string')
    return [{ at: event.at, title: titleOf(wording, event), text: (text as string | undefined) ?? null }]
  })
}

function titleOf(wording: Wording, event: MatterEvent): string {
  if (event.kind === 'raise') return '诉求提交'
  if (event.kind === 'clock') return '系统计时'
  if (event.kind === 'joined') return '有诉求并入'
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

function linesOf(wording: Wording, event: MatterEvent): Entry['lines'] {
  const form = wording.workflow.actions[event.kind]?.form ?? []
  return form.flatMap((field) => {
    const value = event.values[field.name]
    if (value === undefined || field.kind === 'photos') return []
    return [{ label: field.label, text: showValue(wording, field, value) }]
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
    case 'reminded':
      return '已提醒办理席位'
    case 'escalated':
      return `升级至${nameOfDesk(wording, change.desk)}`
    default:
      return undefined
  }
}

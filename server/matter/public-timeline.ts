// History as the caller and their neighbours read it: what happened, in everyday words. What the office says to itself
// (opinions, reasons for sending back, reports between units) is not in it; a promised date that moves always is.

import { formatInstant } from '../../core/calendar/instant.ts'
import type { Change, ChangeOf, MatterEvent } from '../../core/matter/event.ts'
import { hideNumbers } from '../../core/matter/mask.ts'
import type { Track } from '../../core/matter/track-contract.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import { linesOf } from './timeline.ts'
import { type Wording, wordingsOf } from './wording.ts'

export type Reader = 'requester' | 'follower'

type Entry = Track['timeline'][number]
type Milestone = Track['milestone']

/** What a step of the office is to somebody who waits for it. */
const steps: Record<Milestone, string> = {
  received: '已收到，正在核实',
  assigned: '正在安排办理单位',
  working: '正在办理',
  answered: '有了结果，等待核实',
  ended: '办结',
}

export function publicTimelineOf(whole: Wording, events: MatterEvent[], reader: Reader): Entry[] {
  const entries: Entry[] = []
  let promised: string | null = null
  let why: string | undefined
  const wordings = wordingsOf(whole, events)
  for (const [at, event] of events.entries()) {
    const wording = wordings[at] as Wording
    why = find(event, 'extension-asked')?.reason ?? why
    const title = titleOf(wording, event, reader)
    const due = promisedBy(event)
    const moved = due && promised && due !== promised ? [moveOf(promised, due)] : []
    promised = due ?? promised
    const lines = [...toldBy(wording, event, reader, why), ...moved]
    // Two steps of the office that are one to the caller are told once.
    const isAgain = title === entries.at(-1)?.title && lines.length === 0
    if (title && !isAgain) entries.push({ at: event.at, title, lines })
  }
  return entries
}

/** When it was promised first, where the promise has moved since; work done again has a promise of its own. */
export function firstPromise(events: MatterEvent[]): string | null {
  const begun = events.findLastIndex((event) => find(event, 'raised') || find(event, 'redone'))
  const all = events.slice(begun).flatMap((event) => promisedBy(event) ?? [])
  return all[0] !== all.at(-1) ? (all[0] ?? null) : null
}

const moveOf = (from: string, to: string): string =>
  `答应办结的时间由 ${formatInstant(from)} 改为 ${formatInstant(to)}`

function promisedBy(event: MatterEvent): string | undefined {
  const wholes = event.changes.flatMap((one) => ('whole' in one && one.whole ? [one.whole] : []))
  return wholes.at(-1)?.dueAt ?? undefined
}

function find<T extends Change['type']>(event: MatterEvent, type: T): ChangeOf<T> | undefined {
  return event.changes.find((one): one is ChangeOf<T> => one.type === type)
}

/** Undefined for what stays inside. */
function titleOf(wording: Wording, event: MatterEvent, reader: Reader): string | undefined {
  const who = reader === 'requester' ? '您' : '反映人'
  if (event.kind === 'raise') {
    if (event.by.kind !== 'requester') return '登记了这件事'
    return reader === 'requester' ? '您反映了这件事' : '有人反映了这件事'
  }
  if (event.by.kind === 'requester') return ownTitleOf(wording, event, who)
  return officeTitleOf(wording, event, who)
}

function ownTitleOf(wording: Wording, event: MatterEvent, who: string): string {
  const own: Record<string, string> = {
    answer: `${who}补充了说明`,
    'come-back': `${who}补充了说明，继续办理`,
    contest: `${who}认为应当受理，请再核实`,
    urge: `${who}催办了一次`,
    withdraw: `${who}撤回了`,
    reopen: `${who}要求重新办理`,
  }
  if (find(event, 'rated')) return `${who}作了评价`
  return own[event.kind] ?? `${who}：${wording.workflow.actions[event.kind]?.title ?? event.kind}`
}

function officeTitleOf(wording: Wording, event: MatterEvent, who: string): string | undefined {
  const org = (id: string) => wording.orgs.get(id)?.name ?? id
  const held = find(event, 'held')
  if (held) return held.hold.kind === 'ask' ? `办理人员请${who}补充` : '暂缓办理'
  const rated = find(event, 'rated')
  if (rated && event.kind !== 'settle') return ratedTitle(rated, who, find(event, 'redone') !== undefined)
  const to = find(event, 'moved')?.to
  const state = to === undefined ? undefined : wording.workflow.states[to]
  if (event.kind === 'follow-end') return '同一件事已经办结，这一件随之办结'
  if (find(event, 'ended')) return state?.answered ? '办结' : endedAs(wording.workflow, to ?? '')
  if (find(event, 'finished')) return '有了办理结果'
  if (find(event, 'merged')) return '与别人反映的同一件事合并办理'
  if (find(event, 'parted')) return '不再合并，单独办理'
  if (find(event, 'redone')) return '重新办理'
  if (find(event, 'extended')) return '延期办理'
  if (find(event, 'resumed')) return '恢复办理'
  const forwarded = find(event, 'forwarded')
  if (forwarded) return `转给${forwarded.outside.body}答复`
  if (find(event, 'outside-answered')) return '收到了外单位的答复'
  const lead = find(event, 'assigned')?.assignments.find((one) => one.part === 'lead')
  if (lead) return lead.state === 'sent' ? `交给${org(lead.org)}办理` : `由${org(lead.org)}办理`
  const accepted = find(event, 'accepted')
  if (accepted && state) return `${org(accepted.org)}接手办理`
  if (find(event, 'released')) return '重新安排办理单位'
  if (state) return steps[state.milestone]
  return find(event, 'corrected') && promisedBy(event) ? '更正了登记的信息' : undefined
}

/** The ends every workflow has, which its playbook does not name, in everyday words. */
const ends: Record<string, string> = {
  silent: '没有等到补充，先结束了',
  rejected: '不在这里受理，已说明该找哪里',
  lapsed: '随合并的那一件结束',
}

export function endedAs(workflow: LinkedWorkflow, state: string): string {
  return ends[state] ?? workflow.states[state]?.title ?? '已结束'
}

function ratedTitle(rated: ChangeOf<'rated'>, who: string, isRedone: boolean): string {
  if (rated.solved) return `回访：${who}说已经解决`
  return isRedone ? `回访：${who}说没有解决，重新办理` : `回访：${who}说没有解决`
}

function toldBy(wording: Wording, event: MatterEvent, reader: Reader, why: string | undefined): string[] {
  if (reader === 'follower') return toldOfEnd(wording.workflow, event).map(hideNumbers)
  if (event.by.kind === 'requester') {
    const lines = linesOf(wording, event)
    const [only] = lines
    return lines.length === 1 && only ? [only.text] : lines.map((line) => `${line.label}：${line.text}`)
  }
  const held = find(event, 'held')
  if (held) return [held.hold.words]
  if (find(event, 'extended') && why) return [`原因：${why}`]
  return toldOfEnd(wording.workflow, event)
}

/**
 * What the office says to the caller when the work is done, or when it ends it without: the result, where to go
 * instead, and why. What a supporting unit reports is not for the caller.
 */
export function toldOfEnd(workflow: LinkedWorkflow, event: MatterEvent): string[] {
  if (event.by.kind === 'requester') return []
  if (event.by.kind === 'leader') return textsOf(event, ['words'])
  if (event.kind === 'reject') return [...channelOf(workflow, event), ...textsOf(event, ['words'])]
  if (find(event, 'finished')) return textsOf(event, ['result'])
  if (find(event, 'ended')) return textsOf(event, ['result', 'channel', 'reason'])
  return []
}

function channelOf(workflow: LinkedWorkflow, event: MatterEvent): string[] {
  const type = workflow.ways.notAccepted[String(event.values.type)]
  if (!type) return []
  return [`属于${type.title}，请通过${type.channel}办理${type.phone ? `，电话 ${type.phone}` : ''}。`]
}

function textsOf(event: MatterEvent, names: string[]): string[] {
  return names.flatMap((name) => {
    const value = event.values[name]
    return typeof value === 'string' && value !== '' ? [value] : []
  })
}

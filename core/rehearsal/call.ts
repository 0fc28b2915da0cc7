// The calls of a month: how many on a day, at which minute, about what and from where. Each call has a luck of its own,
// so that the same month comes in whatever the staff and the way of working.

import { dayNumber, isWeekend } from '../calendar/day.ts'
import { urgencyOf } from '../playbook/propose.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import {
  callsByCategory,
  callsByHour,
  callsByWeekday,
  callsOnHoliday,
  channels,
  placeShare,
  requestShare,
} from './assumption.ts'
import { draw, drawCount, drawIndex, type Luck, luckOf, runningSums } from './chance.ts'
import type { County, Land } from './county.ts'

export type Call = {
  workflow: LinkedWorkflow
  area: string
  category: string
  urgency: string
  channel: string
}

export type Month = { seed: string; from: string; days: number; callsPerDay: number }

/** Minutes after midnight at which calls come on the n-th day, in order. */
export function arrivalsOn(month: Month, day: number, isWorkday: boolean): Int32Array {
  const own: Luck = { luck: luckOf(`${month.seed} ${day}`) }
  const count = drawCount(own, month.callsPerDay * weightOf(dayNumber(month.from) + day, isWorkday))
  const minutes = new Int32Array(count)
  for (let at = 0; at < count; at++) minutes[at] = drawIndex(own, hourSums) * 60 + Math.floor(draw(own) * 60)
  return minutes.sort()
}

const hourSums = runningSums(callsByHour)

function weightOf(day: number, isWorkday: boolean): number {
  const friday = callsByWeekday[4] as number
  // Day 0 was a Thursday.
  const ordinary = callsByWeekday[(((day + 3) % 7) + 7) % 7] as number
  if (isWeekend(day)) return isWorkday ? friday : ordinary
  return isWorkday ? ordinary : ordinary * callsOnHoliday
}

export function openCalls({ playbook, workflows }: County, land: Land) {
  const parents = new Set(Object.values(playbook.categories).map((one) => one.parent))
  const categories = Object.keys(playbook.categories).filter((id) => !parents.has(id))
  const categorySums = runningSums(categories.map((id) => callsByCategory[id] ?? 1))
  const channelSums = runningSums(channels.map((one) => one.weight))
  const urgencies = new Map(categories.map((id) => [id, urgencyOf(playbook, id)]))
  const find = (id: string | undefined) => workflows.find((one) => one.id === id)
  const request = find(playbook.workflows.request)
  const others = Object.entries(playbook.workflows).flatMap(([kind, id]) => {
    const found = kind === 'request' ? undefined : find(id)
    return found && (found.raise?.includes('requester') ?? true) ? [found] : []
  })
  const kinds = request ? [request, ...others] : others
  const shareOf = (one: LinkedWorkflow): number =>
    one === request ? requestShare : (1 - requestShare) / others.length
  const kindSums = runningSums(kinds.map(shareOf))

  function placeOf(own: Luck): string {
    const { communities, grids } = land
    if (communities.length === 0 || draw(own) < placeShare.unplaced) return playbook.place
    const from = draw(own) < placeShare.grid ? grids : communities
    return from[Math.floor(draw(own) * from.length)] as string
  }

  return {
    makeCall: (own: Luck): Call => {
      const category = categories[drawIndex(own, categorySums)] as string
      return {
        workflow: kinds[drawIndex(own, kindSums)] as LinkedWorkflow,
        area: placeOf(own),
        category,
        urgency: urgencies.get(category) as string,
        channel: channels[drawIndex(own, channelSums)]?.channel as string,
      }
    },
  }
}

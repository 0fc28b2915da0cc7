// A dry run over past matters: the newest of each workflow that a draft changes, in batches, for a limited time.

import { formatInstant } from '../../core/calendar/instant.ts'
import type { Trial } from '../../core/definition/contract.ts'
import { dryRun, type Outcome, type Surroundings } from '../../core/definition/dry-run.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Matter } from '../../core/matter/matter.ts'
import { showNumber } from '../../core/matter/number.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import type { Platform } from '../platform/platform.ts'
import type { Place } from '../playbook/places.ts'
import { listEventsOf, listPast, listPosts } from './queries.ts'

const batch = 100
const mostMs = 20_000
const mostExamples = 20

let isRunning = false

/** One at a time in this process: it is the engine's whole work, and others wait for it. */
export async function tryWorkflows(
  platform: Platform,
  place: Place,
  workflows: LinkedWorkflow[],
  most: number,
): Promise<{ trials: Trial[]; isCutShort: boolean }> {
  if (isRunning) throw new Problem('definition.busy')
  isRunning = true
  try {
    return await tryAll(platform, place, workflows, most)
  } finally {
    isRunning = false
  }
}

async function tryAll(platform: Platform, place: Place, workflows: LinkedWorkflow[], most: number) {
  const district = place.playbook.place
  const end = performance.now() + mostMs
  const orgs = await platform.orgs.in(district)
  const around: Surroundings = {
    calendar: place.calendar,
    now: platform.now(),
    posts: await listPosts(platform.db, district),
    areaOf: (org) => orgs.get(org)?.area,
  }
  const changed = workflows.filter(
    (one) => !place.workflows.some((other) => other.id === one.id && other.version === one.version),
  )
  const trials: Trial[] = []
  let isCutShort = false
  for (const workflow of changed) {
    const trial = newTrial(workflow)
    trials.push(trial)
    const past = await listPast(platform.db, district, workflow.id, most)
    for (let at = 0; at < past.length && !isCutShort; at += batch) {
      const some = past.slice(at, at + batch)
      const events = await listEventsOf(
        platform.db,
        district,
        some.map((one) => one.id),
      )
      for (const it of some) {
        const recorded = { identity: it, events: events.get(it.id) ?? [], workflow: place.workflowOf(it) }
        record(trial, it, workflow, dryRun(workflow, recorded, around))
      }
      isCutShort = performance.now() > end
    }
  }
  return { trials, isCutShort }
}

function newTrial({ id, title, version }: LinkedWorkflow): Trial {
  const counts = { taken: 0, same: 0, earlier: 0, later: 0, refused: 0, elsewhere: 0, stateGone: 0 }
  return { workflow: id, title, version, ...counts, examples: [] }
}

function record(trial: Trial, it: Matter, workflow: LinkedWorkflow, outcome: Outcome): void {
  trial.taken++
  trial[outcome.kind]++
  if (!Object.hasOwn(workflow.states, it.state)) trial.stateGone++
  if (outcome.kind === 'same' || trial.examples.length >= mostExamples) return
  trial.examples.push({ number: showNumber(it.number), outcome: outcome.kind, text: inWords(outcome) })
}

function inWords(outcome: Exclude<Outcome, { kind: 'same' }>): string {
  const at = formatInstant(outcome.at)
  switch (outcome.kind) {
    case 'refused':
      return `${at}在“${outcome.state}”做“${outcome.action}”会被拒绝：${outcome.why}`
    case 'elsewhere':
      return `会停在“${outcome.state}”，而不是“${outcome.recorded}”。`
    default: {
      const clock = outcome.clock === 'step' ? '本环节' : '全件'
      const by = outcome.hours ? ` ${outcome.hours} 小时` : ''
      return `${at}起，${clock}时限会${outcome.kind === 'earlier' ? '提前' : '推后'}${by}。`
    }
  }
}

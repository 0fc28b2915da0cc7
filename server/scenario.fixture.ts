// A place's story played through the real server: its cast are people with sessions, the matter is filed, every step is
// a request at its virtual time, and the worker's clock sweeps at each alarm in between. What comes out is held against
// the same story on the pure engine (core/matter/scenario.ts).

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { isInside } from '../core/area/code.ts'
import type { MatterEvent } from '../core/matter/event.ts'
import type { Matter } from '../core/matter/matter.ts'
import { type Expectation, readTime, type Scenario, type Step, writeTime } from '../core/matter/scenario.ts'
import type { Post } from '../core/person/post.ts'
import type { Playbook } from '../core/playbook/playbook.ts'
import { urgencyOf } from '../core/playbook/propose.ts'
import type { LinkedWorkflow } from '../core/workflow/linked.ts'
import { listEvents } from './matter/queries.ts'
import { sweepClock } from './matter/sweep-clock.ts'
import { type County, photoForm, type Reply } from './test-county.ts'

/**
 * The story as it can be told over HTTP, where every matter comes by the channel `web` and has the urgency of its
 * category. Another urgency is then corrected in the first minute by whoever may; what comes by another channel is
 * brought by the importer, which has its own tests.
 */
export function asFiled(playbook: Playbook, workflow: LinkedWorkflow, scenario: Scenario): Scenario {
  const { begins } = scenario
  const urgency = urgencyOf(playbook, begins.category)
  const raiser = raiserOf(workflow, scenario)
  const filed = {
    ...scenario,
    cast: { ...scenario.cast, ...(raiser ? { [raiser.name]: raiser.post } : {}) },
    begins: { ...begins, channel: 'web', urgency, ...(raiser ? { by: raiser.name } : {}) },
  }
  if (urgency === begins.urgency) return filed
  const role = workflow.actions.correct?.by.find((who) => Object.hasOwn(workflow.ways.roles, who))
  assert.ok(role, `nobody can correct the urgency of “${scenario.title}”`)
  const values = { urgency: begins.urgency, reason: '按实际情况更正' }
  const correction: Step = { at: begins.at, by: 'corrector', action: 'correct', values }
  return {
    ...filed,
    cast: { ...filed.cast, corrector: { role, org: null, area: scenario.district } },
    steps: [correction, ...scenario.steps],
  }
}

type Receipt = Awaited<ReturnType<County['submit']>>
type MatterDetail = Awaited<ReturnType<County['read']>>
type Track = Awaited<ReturnType<County['track']>>

export type Told = {
  it: Matter
  events: MatterEvent[]
  failures: string[]
  /** As the story says it: the cast by the ids of their people and posts, its photos by those of the uploads. */
  names: Map<string, string>
}

/** Plays it step by step; each request, reply and refusal is judged, and every expectation by what the API says. */
export async function tellOverHttp(
  county: County,
  playbook: Playbook,
  workflow: LinkedWorkflow,
  scenario: Scenario,
): Promise<Told> {
  const { district, begins } = scenario
  const cast = await seedCast(county, district, { ...scenario.cast, ...witnesses(playbook) })
  const login = (name: string) => `${cast.prefix}-${name}`
  county.setNow(readTime(begins.at))
  const { text, category, area } = begins
  const body = { district, kind: workflow.kind, text, category, area }
  const begun = await county.call('POST', '/api/matters', { body, as: begins.by && login(begins.by) })
  assert.equal(begun.status, 201, begun.text)
  const receipt: Receipt = begun.body
  const failures: string[] = []
  for (const step of scenario.steps) {
    await passTime(county, district, receipt.id, readTime(step.at))
    const fail = (what: string) => failures.push(`${step.at} ${step.action ?? '（时间流逝）'}：${what}`)
    if (step.action) {
      const values = await withPhotos(county, step.values, cast.names)
      const actor = step.by && step.by !== 'requester' ? login(step.by) : undefined
      for (const fault of await perform(county, receipt, step.action, values, actor, step.refused))
        fail(fault)
    }
    if (step.expect) {
      const seen = await county.read(login('witness'), receipt.id)
      for (const difference of compare(step.expect, seen)) fail(difference)
    }
  }
  const { rows } = await county.owner.query('select snapshot from matter where district = $1 and id = $2', [
    district,
    receipt.id,
  ])
  const events = await listEvents(county.owner, district, receipt.id)
  return { it: rows[0].snapshot, events, failures, names: cast.names }
}

/** The member of the cast who may raise it, or somebody new with the first role that may; nobody where residents do. */
function raiserOf(
  { raise, ways }: LinkedWorkflow,
  { cast, district, begins }: Scenario,
): { name: string; post: Omit<Post, 'id'> } | undefined {
  const named = begins.by === undefined ? undefined : cast[begins.by]
  if (begins.by !== undefined && named) return { name: begins.by, post: named }
  if (!raise || raise.includes('requester')) return undefined
  const known = Object.entries(cast).find(
    ([, post]) => raise.includes(post.role) && isInside(begins.area, post.area),
  )
  if (known) return { name: known[0], post: known[1] }
  const role = raise.find((who) => Object.hasOwn(ways.roles, who))
  assert.ok(role, 'nobody of the staff may raise it')
  return { name: 'raiser', post: { role, org: null, area: district } }
}

/** Somebody who sees everything and does nothing. */
const witnesses = ({ readers, place }: Playbook): Scenario['cast'] => ({
  witness: { role: readers[0] ?? '', org: null, area: place },
})

/** A person with one post for each of the cast; invented names, no password that anybody knows. */
async function seedCast(county: County, district: string, cast: Scenario['cast']) {
  const prefix = randomUUID()
  const people = Object.entries(cast).map(([name, post]) => ({
    ...post,
    name,
    person: randomUUID(),
    post: randomUUID(),
    login: `${prefix}-${name}`,
  }))
  await county.owner.query(
    `
with people as (
  select *
  from jsonb_to_recordset($2::jsonb) as p(person uuid, post uuid, login text, name text, role text, org text, area text)
),
person as (
  insert into person (id, district, login, name, password)
  select person, $1, login, name, ''
  from people
)
insert into post (district, id, person, role, org, area, from_on)
select $1, post, person, role, org, area, '2020-01-01'
from people`,
    [district, JSON.stringify(people)],
  )
  const names = new Map(
    people.flatMap(({ name, person, post }) => [
      [person, name],
      [post, name],
    ]),
  )
  return { prefix, names }
}

/** The worker's own sweep, at each time at which this matter wants it. */
async function passTime(county: County, district: string, id: string, until: string): Promise<void> {
  for (;;) {
    const { rows } = await county.owner.query('select alarm_at from matter where district = $1 and id = $2', [
      district,
      id,
    ])
    const alarm: string | undefined = rows[0].alarm_at?.toISOString()
    if (!alarm || alarm > until) break
    county.setNow(alarm)
    assert.ok((await sweepClock(county.platform, district)) > 0, `nothing rang at ${alarm}`)
  }
  county.setNow(until)
}

/** Faults, none when it went as told. The actor reads the matter first, as a screen does, and acts on what it showed. */
async function perform(
  county: County,
  receipt: Receipt,
  action: string,
  values: Record<string, unknown> | undefined,
  actor: string | undefined,
  refused: string | undefined,
): Promise<string[]> {
  const path = actor ? `/api/matters/${receipt.id}` : `/api/track/${receipt.number}`
  const who = actor ? { as: actor } : { secret: receipt.secret }
  const screen = await county.call('GET', path, who)
  const shown: MatterDetail | Track | undefined = screen.status === 200 ? screen.body : undefined
  const body = { version: shown?.version ?? 1, values }
  const reply = await county.call('POST', `${path}/actions/${action}`, { ...who, body })
  if (refused) return isRefused(reply, refused, shown !== undefined)
  if (reply.status !== 200) return [`被拒绝（${reply.body.code}）：${reply.body.title}`]
  const offer = shown?.actions.find((one) => one.action === action)
  return offer && offer.blocked === null ? [] : ['做成了，但页面上没有这个按钮']
}

/** Who may not see a matter is told that it is not there, whatever else would refuse them. */
function isRefused(reply: Reply, refused: string, isShown: boolean): string[] {
  const code = reply.status === 200 ? undefined : reply.body.code
  const expected = isShown ? refused : 'matter.unknown'
  return code === expected ? [] : [`应被拒绝（${expected}），实为 ${code ?? '做成了'}`]
}

/** A story names its photos by ids of its own: one is taken and uploaded each time it names one. */
async function withPhotos(
  county: County,
  values: Record<string, unknown> | undefined,
  names: Map<string, string>,
): Promise<Record<string, unknown> | undefined> {
  if (!Array.isArray(values?.photos)) return values
  const photos: string[] = []
  for (const planned of values.photos as string[]) {
    const uploaded = await takePhoto(county)
    names.set(uploaded, planned)
    photos.push(uploaded)
  }
  return { ...values, photos }
}

async function takePhoto(county: County): Promise<string> {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c03020' } })
    .jpeg()
    .toBuffer()
  const reply = await county.call('POST', '/api/attachments', photoForm(picture))
  assert.equal(reply.status, 201, reply.text)
  return reply.body.id
}

function compare(expected: Expectation, seen: MatterDetail): string[] {
  const nameOf = (desk: MatterDetail['desks'][number]): string => desk.org ?? desk.role ?? 'requester'
  const holder = seen.desks.find((desk) => desk.part === 'step' || desk.part === 'lead')
  const actual: Record<keyof Expectation, unknown> = {
    state: seen.state,
    holder: holder ? nameOf(holder) : '无',
    escalatedTo: seen.desks.filter((desk) => desk.part === 'escalated').map(nameOf),
    stepDue: seen.step.dueAt && writeTime(seen.step.dueAt),
    wholeDue: seen.whole.dueAt && writeTime(seen.whole.dueAt),
    isLate: seen.step.late,
    redone: seen.redone,
    solved: seen.rating?.solved,
    isEnded: seen.clock === 'ended',
  }
  return Object.entries(expected).flatMap(([key, value]) => {
    const is = JSON.stringify(actual[key as keyof Expectation])
    return is === JSON.stringify(value) ? [] : [`${key} 应为 ${JSON.stringify(value)}，接口给出 ${is}`]
  })
}

/** What two tellings of one story share: all but ids, the number, the digest of salted words, and who filed it. */
export function withoutIds({ it, events, names }: Pick<Told, 'it' | 'events' | 'names'>): unknown {
  const told = {
    it: { ...it, id: '', number: '', raiser: null },
    events: events.map((event) => ({
      ...event,
      ...(event.kind === 'raise' ? { by: {} } : {}),
      changes: event.changes.map((one) =>
        one.type === 'raised' ? { ...one, number: '', digest: '', raiser: null } : one,
      ),
    })),
  }
  return JSON.parse(JSON.stringify(told), (_key, value) => names.get(value) ?? value)
}

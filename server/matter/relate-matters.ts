// What an act on one matter means for others, written in the same transaction: a leader is joined, followers end with it,
// a part is begun, the whole is told that a part has ended, open parts lapse with their whole.

import { Problem } from '../../core/kernel/problem.ts'
import type { Actor } from '../../core/matter/actor.ts'
import type { Change, ChangeOf, MatterEvent } from '../../core/matter/event.ts'
import { openPartsOf } from '../../core/matter/matter.ts'
import { raise } from '../../core/matter/raise.ts'
import type { Db } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { digestOf, titleOf } from './content.ts'
import { contextOf } from './context.ts'
import { stepOf } from './decide-step.ts'
import { drawNumber } from './draw-number.ts'
import {
  findMatter,
  findMatterByNumber,
  findWords,
  listFollowing,
  listOpenParts,
  type StoredMatter,
} from './queries.ts'
import { type Content, insertMatter, makeStep, noHash, type Step, updateMatter } from './save-matter.ts'
import { hashSecret, makeSecret } from './secret.ts'

const changeIn = <T extends Change['type']>(step: Step, type: T): ChangeOf<T> | undefined =>
  step.event.changes.find((one): one is ChangeOf<T> => one.type === type)

const isEnding = ({ before, after }: Step): boolean => after.endedAt !== null && before?.endedAt === null

const hadOpenParts = ({ before }: Step): boolean => before !== undefined && openPartsOf(before).length > 0

/** A follower that goes its own way, or is withdrawn by its caller: not one that ends with its leader. */
function leaves({ before, after, event }: Step): boolean {
  if (!before?.leader || event.kind === 'follow-end' || event.by.kind === 'leader') return false
  return after.leader === null || (after.endedAt !== null && before.endedAt === null)
}

/** Matters to be locked together with this one; undefined where it concerns no other. */
export function relatedTo(step: Step): string[] | undefined {
  const { after } = step
  const joins = changeIn(step, 'merged')
  if (joins) return [after.id, joins.leader]
  if (changeIn(step, 'split')) return [after.id]
  if (leaves(step)) return [after.id, step.before?.leader as string]
  if (!isEnding(step)) return undefined
  if (after.parent) return [after.id, after.parent]
  return after.followers > 0 || hadOpenParts(step) ? [after.id] : undefined
}

/** Under the lock of all of them. */
export async function writeRelated(platform: Platform, db: Db, step: Step): Promise<void> {
  const joins = changeIn(step, 'merged')
  const split = changeIn(step, 'split')
  if (joins) await joinLeader(platform, db, step, joins.leader)
  if (leaves(step)) await leaveLeader(platform, db, step, step.before?.leader as string)
  if (split) await beginPart(platform, db, step, split)
  if (!isEnding(step)) return
  if (step.after.followers > 0) await endFollowing(platform, db, step)
  if (hadOpenParts(step)) await lapseParts(platform, db, step)
  if (step.after.parent) await tellWhole(platform, db, step, step.after.parent)
}

async function joinLeader(platform: Platform, db: Db, step: Step, id: string): Promise<void> {
  const leader = await findMatter(db, step.after.district, id)
  const why = leader?.snapshot.leader ? '那一件刚刚并入别的诉求' : '那一件刚刚办结'
  if (!leader || leader.snapshot.leader || leader.snapshot.endedAt)
    throw new Problem('matter.merge', { number: leader?.snapshot.number ?? '', why })
  const changes: Change[] = [{ type: 'joined', follower: step.after.id }]
  await append(platform, db, leader, step, 'joined', { number: step.after.number }, changes)
}

async function leaveLeader(platform: Platform, db: Db, step: Step, id: string): Promise<void> {
  const leader = await findMatter(db, step.after.district, id)
  if (!leader || leader.snapshot.endedAt) return
  const changes: Change[] = [{ type: 'left', follower: step.after.id }]
  await append(platform, db, leader, step, 'left', { number: step.after.number }, changes)
}

async function endFollowing(platform: Platform, db: Db, step: Step): Promise<void> {
  const { district, id } = step.after
  const isAnswered = step.workflow.states[step.after.state]?.answered === true
  const result = step.after.assignments.find((one) => one.part === 'lead')?.result
  const act = isAnswered
    ? { action: 'follow-end', values: { words: result } }
    : { action: 'follow-alone', values: { reason: '主件没有办理结果就结束了，本件单独继续办理' } }
  for (const follower of await listFollowing(db, district, id))
    await followOn(platform, db, step, follower, act)
}

async function lapseParts(platform: Platform, db: Db, step: Step): Promise<void> {
  const { district, id, state } = step.after
  const words = `主件${step.workflow.states[state]?.title ?? '已经结束'}`
  for (const part of await listOpenParts(db, district, id))
    await followOn(platform, db, step, part, { action: 'lapse-part', values: { words } })
}

/** What another matter does because this one has done something. */
async function followOn(
  platform: Platform,
  db: Db,
  step: Step,
  id: string,
  act: { action: string; values: unknown },
): Promise<void> {
  const { district } = step.after
  const loaded = await findMatter(db, district, id)
  if (!loaded) return
  const workflow = platform.places.at(district).workflowOf(loaded.snapshot)
  const context = { ...(await contextOf(platform, district)), now: step.event.at }
  const next = stepOf(workflow, loaded, { kind: 'leader' }, act, context)
  await writeLocked(db, next)
}

async function tellWhole(platform: Platform, db: Db, step: Step, id: string): Promise<void> {
  const whole = await findMatter(db, step.after.district, id)
  if (!whole) return
  const isDone = step.workflow.states[step.after.state]?.answered === true
  const result = step.after.assignments.find((one) => one.part === 'lead')?.result
  const values = { number: step.after.number, ...(result ? { result } : {}) }
  const changes: Change[] = [{ type: 'part-ended', id: step.after.id, state: isDone ? 'done' : 'dropped' }]
  await append(platform, db, whole, step, 'part-ended', values, changes)
}

/** The part as a matter of its own, raised by the desk that split it off and dispatched at once. */
async function beginPart(platform: Platform, db: Db, step: Step, split: ChangeOf<'split'>): Promise<void> {
  const { district, id, area, category, urgency } = step.after
  const place = platform.places.at(district)
  const workflow = place.workflowFor('part')
  const { part, raiser } = split
  const { place: where, lng, lat } = await findWords(db, district, id)
  const said: Omit<Content, 'secretHash'> = {
    title: titleOf(part.words),
    text: part.words,
    place: where,
    lng,
    lat,
    answers: {},
    isPublic: false,
    salt: Buffer.from(step.hash.subarray(0, 16)),
    externalNumber: null,
    name: null,
    phone: null,
  }
  const number = await drawFreeNumber(db, district, place.playbook.numberPrefix)
  const beginning = {
    number,
    area,
    category,
    urgency,
    channel: 'split',
    digest: digestOf(said),
    raiser,
    parent: id,
  }
  const { at, by } = step.event
  const context = { ...(await contextOf(platform, district)), now: at }
  const event: MatterEvent = {
    seq: 1,
    at,
    kind: 'raise',
    by,
    values: {},
    changes: raise(workflow, beginning, context),
  }
  const begun = makeStep(workflow, undefined, noHash, event, { id: part.id, district })
  const dispatch = { action: 'dispatch', values: { lead: part.org, words: part.words } }
  const loaded = { snapshot: begun.after, last_hash: begun.hash }
  const sent = stepOf(workflow, loaded, splitterOf(step, raiser), dispatch, context)
  // Nobody is told this secret: a part has no caller.
  const content = { ...said, secretHash: hashSecret(number, makeSecret()) }
  if (!(await insertMatter(db, [begun, sent], content, [], undefined)))
    throw new Error(`part ${part.id} was not written`)
}

/** One that is free: a taken one would undo the whole act. */
async function drawFreeNumber(db: Db, district: string, prefix: string): Promise<string> {
  for (;;) {
    const number = drawNumber(prefix)
    if (!(await findMatterByNumber(db, district, number))) return number
  }
}

/** Whoever split it off, in the post they did it by. */
function splitterOf({ event: { by }, after }: Step, raiser: ChangeOf<'split'>['raiser']): Actor {
  const area = 'area' in raiser ? raiser.area : after.district
  const post = { id: by.post ?? '', role: by.role ?? '', org: by.org ?? null, area }
  return { kind: 'staff', person: by.person ?? '', posts: [post] }
}

async function append(
  platform: Platform,
  db: Db,
  { snapshot, last_hash }: StoredMatter,
  cause: Step,
  kind: string,
  values: MatterEvent['values'],
  changes: Change[],
): Promise<void> {
  const workflow = platform.places.at(snapshot.district).workflowOf(snapshot)
  const { at, by } = cause.event
  const event: MatterEvent = { seq: snapshot.version + 1, at, kind, by, values, changes }
  await writeLocked(db, makeStep(workflow, snapshot, last_hash, event, snapshot))
}

async function writeLocked(db: Db, step: Step): Promise<void> {
  if (!(await updateMatter(db, step, [], undefined)))
    throw new Error(`${step.after.id} moved on under its lock`)
}

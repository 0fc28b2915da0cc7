// The queue and the list: one filter, its page, its total. Pages are found by key, not by counting off.

import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { instant } from '../../core/calendar/instant.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { id as idSchema } from '../../core/kernel/words.ts'
import type { listMatters, MatterRow } from '../../core/matter/list-contract.ts'
import type { Matter } from '../../core/matter/matter.ts'
import { readNumber } from '../../core/matter/number.ts'
import type { Session } from '../person/session.ts'
import type { Platform } from '../platform/platform.ts'
import { type Scope, scopeOf } from './access.ts'
import { rowOf, wordingFor } from './wording.ts'

export type Filter = z.infer<NonNullable<typeof listMatters.query>>

type Table = {
  matter: {
    district: string
    id: string
    number: string
    snapshot: Matter
    title: string
    text: string
    state: string
    category: string
    channel: string
    area: string
    raised_at: Date
    step_warn_at: Date | null
    step_due_at: Date | null
    ended_at: Date | null
  }
  matter_desk: {
    district: string
    matter: string
    part: string
    role: string | null
    area: string | null
    org: string | null
  }
  participant: { district: string; matter: string; org: string }
}
type Where = ExpressionBuilder<Table, 'matter'>

export async function listMattersFor(
  platform: Platform,
  session: Session,
  filter: Filter,
): Promise<{ rows: MatterRow[]; total: number; next: string | null }> {
  const matching = (eb: Where) => eb.and(conditions(platform, session, filter, eb))
  const order = orders[filter.sort]
  const from = filter.cursor ? readCursor(filter.cursor, filter.sort) : undefined
  const page = kysely(platform)
    .selectFrom('matter')
    .select(['snapshot', 'title', 'id', sql<Date | null>`${sql.raw(order.key)}`.as('key')])
    .where(matching)
    .$if(from !== undefined, (query) => query.where(after(order, from as Cursor)))
    .orderBy(sql.raw(`${order.key} ${order.direction} nulls last`))
    .orderBy('id', order.direction)
    .limit(filter.limit + 1)
  const total = kysely(platform).selectFrom('matter').select(sql<number>`count(*)`.as('n')).where(matching)
  const [found, counted] = await Promise.all([page.execute(), total.executeTakeFirstOrThrow()])
  const shown = found.slice(0, filter.limit)
  const last = found.length > filter.limit ? shown.at(-1) : undefined
  const rows = []
  for (const one of shown)
    rows.push(rowOf(await wordingFor(platform, one.snapshot), one.snapshot, one.title, session.posts))
  return { rows, total: counted.n, next: last ? writeCursor(filter.sort, last.key, last.id) : null }
}

const kysely = (platform: Platform): Kysely<Table> => platform.kysely

export async function countMattersFor(platform: Platform, session: Session) {
  const now = platform.now()
  const count = (view: 'mine' | 'all', clock?: 'late' | 'approaching') => {
    const filter: Filter = { view, clock, open: 'yes', sort: 'due', limit: 1 }
    return kysely(platform)
      .selectFrom('matter')
      .select(sql<number>`count(*)`.as('n'))
      .where((eb) => eb.and(conditions(platform, session, filter, eb, now)))
      .executeTakeFirstOrThrow()
      .then((row) => row.n)
  }
  const [mine, mineLate, mineApproaching, all, allLate] = await Promise.all([
    count('mine'),
    count('mine', 'late'),
    count('mine', 'approaching'),
    count('all'),
    count('all', 'late'),
  ])
  return { mine, mineLate, mineApproaching, all, allLate }
}

function conditions(
  platform: Platform,
  session: Session,
  filter: Filter,
  eb: Where,
  now = platform.now(),
): Expression<SqlBool>[] {
  const scope = scopeOf(platform, session)
  const number = filter.find ? readNumber(filter.find) : undefined
  const pattern = filter.find ? `%${filter.find.replace(/[\\%_]/g, '\\$&')}%` : ''
  const instant = new Date(now)
  return [
    eb('district', '=', scope.district),
    filter.view === 'mine' ? onMyDesk(eb, session, { isMine: true }) : seen(eb, session, scope),
    ...(filter.state ? [eb('state', '=', filter.state)] : []),
    ...(filter.category ? [eb('category', 'in', withChildren(platform, session, filter.category))] : []),
    ...(filter.channel ? [eb('channel', '=', filter.channel)] : []),
    ...(filter.area ? [within(eb, filter.area)] : []),
    ...(filter.open ? [eb('ended_at', filter.open === 'yes' ? 'is' : 'is not', null)] : []),
    ...(filter.clock === 'late' ? [eb('step_due_at', '<=', instant)] : []),
    ...(filter.clock === 'approaching'
      ? [eb('step_due_at', '>', instant), eb('step_warn_at', '<=', instant)]
      : []),
    ...(number ? [eb('number', '=', number)] : []),
    ...(filter.find && !number ? [eb.or([eb('title', 'ilike', pattern), eb('text', 'ilike', pattern)])] : []),
  ]
}

/** A heading stands for all categories under it. */
function withChildren(platform: Platform, session: Session, category: string): string[] {
  const { categories } = platform.places.at(session.district).playbook
  const children = Object.entries(categories).filter(([, one]) => one.parent === category)
  return [category, ...children.map(([id]) => id)]
}

function within(eb: Where, area: string): Expression<SqlBool> {
  return eb.and([eb('area', '>=', area), eb('area', '<', `${area}:`)])
}

function seen(eb: Where, session: Session, scope: Scope): Expression<SqlBool> {
  return eb.or([
    ...scope.areas.map((area) => (area === scope.district ? sql<boolean>`true` : within(eb, area))),
    ...(scope.orgs.length
      ? [
          eb.exists(
            eb
              .selectFrom('participant')
              .select(sql`1`.as('one'))
              .whereRef('participant.district', '=', 'matter.district')
              .whereRef('participant.matter', '=', 'matter.id')
              .where('participant.org', 'in', scope.orgs),
          ),
        ]
      : []),
    onMyDesk(eb, session, { isMine: false }),
  ])
}

/** What is theirs to do; with what is only open to them, such as a wish to claim, where that is asked for. */
function onMyDesk(eb: Where, session: Session, { isMine }: { isMine: boolean }): Expression<SqlBool> {
  const roles = session.posts.map((post) => ({ role: post.role, area: post.area }))
  const orgs = [...new Set(session.posts.flatMap((post) => post.org ?? []))]
  return eb(
    'id',
    'in',
    eb
      .selectFrom('matter_desk')
      .select('matter_desk.matter')
      .where('matter_desk.district', '=', session.district)
      .where((desk) => (isMine ? desk('matter_desk.part', '<>', 'open') : desk.lit(true)))
      .where((desk) =>
        desk.or([
          ...roles.map(({ role, area }) =>
            desk.and([
              desk('matter_desk.role', '=', role),
              desk('matter_desk.area', '>=', area),
              desk('matter_desk.area', '<', `${area}:`),
            ]),
          ),
          ...(orgs.length ? [desk('matter_desk.org', 'in', orgs)] : []),
        ]),
      ),
  )
}

type Order = { key: string; direction: 'asc' | 'desc' }
const orders: Record<Filter['sort'], Order> = {
  due: { key: 'step_due_at', direction: 'asc' },
  oldest: { key: 'raised_at', direction: 'asc' },
  newest: { key: 'raised_at', direction: 'desc' },
}

type Cursor = { key: string | null; id: string }

/** Rows after the cursor's in the order; rows without a key come last, by id. */
function after(order: Order, { key, id }: Cursor) {
  const column = sql.raw(order.key)
  const compare = sql.raw(order.direction === 'asc' ? '>' : '<')
  if (key === null) return sql<boolean>`(${column} is null and id ${compare} ${id})`
  return sql<boolean>`((${column}, id) ${compare} (${key}::timestamptz, ${id}::uuid) or ${column} is null)`
}

function writeCursor(sort: string, key: Date | null, id: string): string {
  return Buffer.from(JSON.stringify([sort, key?.toISOString() ?? null, id])).toString('base64url')
}

const cursorSchema = z.tuple([z.string(), instant.nullable(), idSchema])

function readCursor(cursor: string, sort: string): Cursor {
  try {
    const [of, key, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (of === sort) return { key, id }
  } catch {
    // Falls through to the refusal.
  }
  throw new Problem('input.invalid', { what: '翻页标记 cursor 无效，请从第一页开始' })
}

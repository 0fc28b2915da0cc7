// Live update. Each process reads the event log from where it stands, once a second while somebody listens, and tells
// each listener of the matters they may see. Positions are given out before they are committed, so the last 500 are
// read again and what was told is not told twice. A listener's session and posts are read again with every ping: a
// feed ends within 20 seconds of the right to it.

import type { ServerResponse } from 'node:http'
import { isInside } from '../../core/area/code.ts'
import { Problem } from '../../core/kernel/problem.ts'
import { desksOf, isHeldBy } from '../../core/matter/desk.ts'
import type { Matter } from '../../core/matter/matter.ts'
import type { Post } from '../../core/person/post.ts'
import type { Platform } from '../platform/platform.ts'
import type { Scope } from './access.ts'

/** What somebody may be told of. */
export type Reader = { scope: Scope; posts: Post[] }

type Listener = { reader: Reader; renew: () => Promise<Reader>; response: ServerResponse }
type Row = {
  position: number
  district: string
  matter: string
  seq: number
  kind: string
  snapshot: Matter
  /** Every organisation that was ever assigned. */
  orgs: string[]
}

export type Feed = {
  /** `renew` reads anew who listens; when it refuses with a Problem the feed ends. */
  listen: (reader: Reader, renew: () => Promise<Reader>, response: ServerResponse) => void
  /** Look at once: something was just written here. */
  nudge: () => void
  close: () => void
}

const lookMs = 1000
const pingMs = 20_000
const overlap = 500
/** Bytes kept for a listener who does not read. */
const mostUnread = 1024 * 1024

export function openFeed(platform: Platform): Feed {
  const listeners = new Set<Listener>()
  let told = new Set<number>()
  let position: number | undefined
  let isLooking = false

  async function look(): Promise<void> {
    if (listeners.size === 0) {
      position = undefined
      return
    }
    if (position === undefined) {
      position = await findLastPosition(platform)
      told = new Set((await listSince(platform, position - overlap)).map((row) => row.position))
      return
    }
    for (const row of await listSince(platform, position - overlap)) {
      if (!told.has(row.position)) tell(row)
      told.add(row.position)
      position = Math.max(position, row.position)
    }
    const floor = position - overlap
    told = new Set([...told].filter((one) => one > floor))
  }

  function tell(row: Row): void {
    for (const listener of listeners) {
      if (!concerns(platform, listener.reader, row)) continue
      const item = JSON.stringify({ id: row.matter, version: row.seq, kind: row.kind })
      send(listener, `id: ${row.position}\nevent: matter\ndata: ${item}\n\n`)
    }
  }

  function send({ response }: Listener, text: string): void {
    if (response.writableLength > mostUnread) response.destroy()
    else response.write(text)
  }

  async function ping(listener: Listener): Promise<void> {
    try {
      listener.reader = await listener.renew()
    } catch (error) {
      // A database out of reach says nothing about the session.
      if (error instanceof Problem) {
        listeners.delete(listener)
        listener.response.end()
        return
      }
    }
    if (listeners.has(listener)) send(listener, 'event: ping\ndata: {}\n\n')
  }

  const nudge = () => {
    if (isLooking) return
    isLooking = true
    // A look that fails is tried again a second later.
    look()
      .catch(() => {})
      .finally(() => {
        isLooking = false
      })
  }
  const timers = [
    setInterval(nudge, lookMs),
    setInterval(() => {
      for (const listener of listeners) void ping(listener)
    }, pingMs),
  ]
  return {
    listen: (reader, renew, response) => {
      const listener = { reader, renew, response }
      listeners.add(listener)
      response.on('close', () => listeners.delete(listener))
      response.write('retry: 2000\n\n')
      nudge()
    },
    nudge: () => {
      if (listeners.size > 0) nudge()
    },
    close: () => {
      for (const timer of timers) clearInterval(timer)
      for (const { response } of listeners) response.end()
    },
  }
}

/** The rule of access.ts: who could read the matter is told of it. */
function concerns(platform: Platform, { scope, posts }: Reader, row: Row): boolean {
  const { district, snapshot } = row
  if (district !== scope.district) return false
  if (scope.areas.some((area) => isInside(snapshot.area, area))) return true
  if (row.orgs.some((org) => scope.orgs.includes(org))) return true
  const workflow = platform.places.at(district).workflowOf(snapshot)
  return desksOf(workflow, snapshot).some(({ desk }) => posts.some((post) => isHeldBy(desk, post)))
}

async function findLastPosition(platform: Platform): Promise<number> {
  const { rows } = await platform.db.query('select coalesce(max(position), 0) as last from matter_event')
  return rows[0].last
}

async function listSince(platform: Platform, position: number): Promise<Row[]> {
  const { rows } = await platform.db.query<Row>({
    name: 'list-since',
    text: `
select e.position, e.district, e.matter, e.seq, e.kind, m.snapshot,
  array(select org from participant p where p.district = m.district and p.matter = m.id) as orgs
from matter_event e
join matter m
  on m.district = e.district
  and m.id = e.matter
where e.position > $1
  and e.district = any($2)
order by e.position
limit 5000`,
    values: [position, platform.places.all().map((place) => place.playbook.place)],
  })
  return rows
}

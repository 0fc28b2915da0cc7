import type { Db } from '../platform/db.ts'

/** Open matters by when they were raised, named by what does not change from run to run. */
export async function listOpen(db: Db, district: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.query(
    `
select id, coalesce(external_number, number) as name
from matter
where district = $1
  and ended_at is null
order by raised_at, name`,
    [district],
  )
  return rows
}

export type Outcome = {
  matters: number
  ended: number
  rated: number
  finished: number
  solved: number
  satisfied: number
  redone: number
  unheard: number
  events: number
  acts: number
  lateSteps: number
  escalations: number
  messages: number
  medianDays: number
}

export async function countOutcome(db: Db, district: string): Promise<Outcome> {
  const { rows } = await db.query(
    `
select m.*, e.*, o.*
from (
  select count(*) as matters,
    count(ended_at) as ended,
    count(solved) as rated,
    count(finished_at) as finished,
    count(*) filter (where solved) as solved,
    count(*) filter (where stars >= 4) as satisfied,
    count(*) filter (where redone > 0) as redone,
    count(*) filter (where ended_at is not null and solved is null) as unheard,
    coalesce(round((percentile_cont(0.5) within group (order by extract(epoch from ended_at - raised_at)) / 86400)::numeric, 1)::float8, 0)
      as "medianDays"
  from matter
  where district = $1
) m,
(
  select count(*) as events,
    count(*) filter (where kind <> 'clock') as acts,
    count(*) filter (where changes @> '[{"type": "late", "clock": "step"}]') as "lateSteps",
    count(*) filter (where changes @> '[{"type": "escalated"}]') as escalations
  from matter_event
  where district = $1
) e,
(
  select count(*) as messages
  from outbox
  where district = $1
) o`,
    [district],
  )
  return rows[0]
}

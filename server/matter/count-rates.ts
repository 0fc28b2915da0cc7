// The rates, by the formula of the place's own playbook: each number is really counted as its words say. Finished, solved,
// satisfied and redone are never one for another.

import type { z } from 'zod'
import { fromMs, toMs } from '../../core/calendar/instant.ts'
import { type Desk, desk } from '../../core/matter/matter.ts'
import type { readRates } from '../../core/matter/rates-contract.ts'
import { describeRate, type Exclusion, type Measure, type Rate, totalOf } from '../../core/playbook/rates.ts'
import type { Session } from '../person/session.ts'
import type { Platform } from '../platform/platform.ts'
import { scopeOf } from './access.ts'

type Reply = z.input<typeof readRates.reply>

/** What of a matter is counted; true where it belongs to the set. */
const measures: Record<Measure, string> = {
  raised: 'true',
  dispatched: 'sent.at is not null',
  'responded-in-time': 'response.at is not null and (sent.due is null or response.at <= sent.due)',
  finished: 'finished_at is not null',
  due: 'finished_at is not null or whole_due <= told.now',
  'finished-in-time': 'finished_at is not null and (whole_due is null or finished_at <= whole_due)',
  heard: 'solved is not null',
  solved: 'coalesce(solved, false)',
  satisfied: 'solved is not null and coalesce(stars >= 4, false)',
  redone: 'redone > 0',
}

const exclusions: Record<Exclusion, string> = {
  withdrawn: "state = 'withdrawn'",
  merged: 'leader is not null',
  'not-accepted': "(ended_at is not null and workflow || '/' || state = any(told.unanswered))",
  imported: "state = 'settled'",
}

/** A response is the lead unit's first act; its limit that of the step the dispatch began. Read only where it is asked. */
const response = `
  left join lateral (
    select e.seq, e.at, moved.change -> 'step' ->> 'dueAt' as due, lead.one ->> 'org' as org
    from matter_event e
      cross join lateral (
        select one
        from jsonb_path_query(e.changes, '$[*] ? (@.type == "assigned").assignments[*] ? (@.part == "lead")') as one
        limit 1
      ) as lead
      left join lateral (
        select change
        from jsonb_path_query(e.changes, '$[*] ? (@.type == "moved")') as change
        limit 1
      ) as moved on true
    where e.district = matter.district
      and e.matter = matter.id
      and e.changes @> '[{"type": "assigned"}]'
    order by e.seq
    limit 1
  ) as dispatch on true
  left join lateral (
    select dispatch.at, dispatch.due::timestamptz as due
  ) as sent on true
  left join lateral (
    select e.at
    from matter_event e
    where e.district = matter.district
      and e.matter = matter.id
      and e.seq > dispatch.seq
      and e.by ->> 'org' = dispatch.org
    order by e.seq
    limit 1
  ) as response on true`

const visible = `
where district = $1
  and raised_at >= ($2::date)::timestamp at time zone 'Asia/Shanghai'
  and raised_at < ($3::date + 1)::timestamp at time zone 'Asia/Shanghai'
  and (
    exists (select from unnest($4::text[]) as a where starts_with(matter.area, a))
    or exists (
      select
      from participant p
      where p.district = matter.district
        and p.matter = matter.id
        and p.org = any($5)
    )
  )`

/** @param on days in Beijing time, both counted; the last 30 days when not said */
export async function countRates(
  platform: Platform,
  session: Session,
  on: { from?: string; to?: string },
): Promise<Reply> {
  const place = platform.places.at(session.district)
  const { rates: formula } = place.playbook
  const now = platform.now()
  const to = on.to ?? place.calendar.dayOf(now)
  const from = on.from ?? place.calendar.dayOf(fromMs(toMs(now) - 29 * 86_400_000))
  const scope = scopeOf(platform, session)
  const seen = [session.district, from, to, scope.areas, scope.orgs]
  const all = Object.entries(formula.rates)
  const { rows } = await platform.db.query(statementFor(all), [
    ...seen,
    now,
    unanswered(platform, session.district),
  ])
  const counted = all.map(([id, rate], at) => ({
    id,
    title: rate.title,
    part: rows[0][`part_${at}`],
    whole: rows[0][`whole_${at}`],
    weight: rate.weight ?? null,
    words: describeRate(rate),
  }))
  return {
    from,
    to,
    formula: {
      version: formula.version,
      title: formula.title,
      mark: formula.mark,
      source: formula.source,
    },
    rates: counted,
    total: totalOf(counted),
    cards: await countCards(platform, session.district, seen),
  }
}

/** A part is work on its whole, not one more call. */
function statementFor(rates: [string, Rate][]): string {
  const asked = rates.flatMap(([, one]) => [one.numerator, one.denominator])
  const readsEvents = asked.some((one) => one === 'dispatched' || one === 'responded-in-time')
  const columns = rates.flatMap(([, { numerator, denominator, excludes }], at) => {
    const out = excludes.map((one) => `and not ${exclusions[one]}`).join(' ')
    return [
      `  count(*) filter (where (${measures[denominator]}) ${out}) as whole_${at}`,
      `  count(*) filter (where (${measures[numerator]}) and (${measures[denominator]}) ${out}) as part_${at}`,
    ]
  })
  return `
select
${columns.join(',\n')}
from matter
  cross join lateral (
    select (snapshot -> 'whole' ->> 'dueAt')::timestamptz as whole_due,
      $6::timestamptz as now,
      $7::text[] as unanswered
  ) as told${readsEvents ? response : ''}
${visible}
  and parent is null`
}

/** Ends in which nobody answered: not accepted, mistaken, lapsed. A caller's withdrawal and silence are no refusal of ours. */
function unanswered(platform: Platform, district: string): string[] {
  return platform.places.versionsIn(district).flatMap(({ id, states }) =>
    Object.entries(states)
      .filter(([state, { final, answered }]) => final && !answered && !byCaller.includes(state))
      .map(([state]) => `${id}/${state}`),
  )
}

const byCaller = ['withdrawn', 'silent']

/** Yellow and red cards by the desk they were shown to. */
async function countCards(platform: Platform, district: string, seen: unknown[]): Promise<Reply['cards']> {
  const { rows } = await platform.db.query(
    `
select card -> 'desk' as desk,
  count(*) filter (where card ->> 'color' = 'yellow') as yellow,
  count(*) filter (where card ->> 'color' = 'red') as red
from matter
  cross join lateral jsonb_path_query(snapshot, '$.cards[*]') as card
${visible}
group by card -> 'desk'
order by red desc, yellow desc, card -> 'desk'
limit 100`,
    seen,
  )
  const { playbook } = platform.places.at(district)
  const areas = await platform.areas.in(district)
  const orgs = await platform.orgs.in(district)
  const nameOf = (it: Desk): string => {
    if ('requester' in it) return '诉求人'
    if ('org' in it) return orgs.get(it.org)?.name ?? it.org
    return `${areas.nameOf(it.area)}${playbook.roles[it.role]?.title ?? it.role}`
  }
  return rows.map((row) => ({ desk: nameOf(desk.parse(row.desk)), yellow: row.yellow, red: row.red }))
}

// Four different numbers: finished, solved, satisfied, redone. Never one for another.

import { fromMs, toMs } from '../../core/calendar/instant.ts'
import type { Session } from '../person/session.ts'
import type { Platform } from '../platform/platform.ts'
import { scopeOf } from './access.ts'

const formula =
  '口径第 1 版：办结＝承办单位已办结的件数；解决率＝评价“已解决”÷有效评价；满意率＝四星及以上÷有效评价；重办＝评价未解决或要求重办后重新办理过的件数，重办率＝重办÷提交。' +
  '有效评价指群众本人评价或回访听到答复的件；未联系上的不计入。统计范围为期内提交、您有权查看的诉求，不含并入他件的。'

/** @param on days in Beijing time, both counted; the last 30 days when not said */
export async function countRates(platform: Platform, session: Session, on: { from?: string; to?: string }) {
  const place = platform.places.at(session.district)
  const to = on.to ?? place.calendar.dayOf(platform.now())
  const from = on.from ?? place.calendar.dayOf(fromMs(toMs(platform.now()) - 29 * 86_400_000))
  const scope = scopeOf(platform, session)
  const { rows } = await platform.db.query(
    `
select count(*) as raised,
  count(*) filter (where finished_at is not null) as finished,
  count(*) filter (where solved is not null) as heard,
  count(*) filter (where solved) as solved,
  count(*) filter (where stars >= 4) as satisfied,
  count(*) filter (where redone > 0) as redone
from matter
where district = $1
  and raised_at >= ($2::date)::timestamp at time zone 'Asia/Shanghai'
  and raised_at < ($3::date + 1)::timestamp at time zone 'Asia/Shanghai'
  and leader is null
  and (
    exists (select from unnest($4::text[]) as a where starts_with(matter.area, a))
    or exists (
      select
      from participant p
      where p.district = matter.district
        and p.matter = matter.id
        and p.org = any($5)
    )
  )`,
    [session.district, from, to, scope.areas, scope.orgs],
  )
  return { from, to, formula, ...rows[0] }
}

import type { Db } from '../platform/db.ts'
import { StartError } from '../platform/start-error.ts'

/** Demo accounts share a password that is printed: never beside people who do real work. */
export async function refuseDemoBesidePeople(db: Db): Promise<void> {
  const { rows } = await db.query(
    'select count(*)::int as count from person where not is_demo and retired_on is null',
  )
  const { count } = rows[0]
  if (count === 0) return
  throw new StartError(
    `数据库里有 ${count} 名正式人员，不能用演示方式启动：演示账号的密码是公开的。正式使用请设 MINHU_DEMO=0；确实只是演示，请设 MINHU_DEMO=yes。`,
    'There are real people in the database: set MINHU_DEMO=0, or MINHU_DEMO=yes where it really is a demo.',
  )
}

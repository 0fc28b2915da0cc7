import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { connectAsOwner, type Database, openDatabase } from './database.ts'
import { StartError } from './start-error.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let place: TestDatabase
let database: Database

before(async () => {
  place = await testDatabase()
  database = openDatabase(place.url)
})
after(async () => {
  await database.close()
  await place.drop()
})

test('the program acts as a role that can neither make tables nor log in', async () => {
  const { rows } = await database.pool.query(
    'select current_user, rolcanlogin, rolsuper from pg_roles where rolname = current_user',
  )
  assert.deepEqual(rows, [{ current_user: 'minhu_app', rolcanlogin: false, rolsuper: false }])
  await assert.rejects(database.pool.query('create table mine (id int)'), { code: '42501' })
})

test('a statement that hangs is ended after 15 seconds', async () => {
  const { rows } = await database.pool.query('show statement_timeout')
  assert.deepEqual(rows, [{ statement_timeout: '15s' }])
})

test('a bigint is a number, a date stays a date, an instant is a Date', async () => {
  const { rows } = await database.pool.query(
    `select 9007199254740991::int8 as count, date '2026-02-28' as day`,
  )
  assert.deepEqual(rows, [{ count: 9007199254740991, day: '2026-02-28' }])
  const instant = await database.pool.query(`select timestamptz '2026-02-28T23:30:00Z' as at`)
  assert.deepEqual(instant.rows[0].at, new Date('2026-02-28T23:30:00Z'))
})

test('a bigint that a number cannot hold is an error, never another number', async () => {
  await assert.rejects(database.pool.query('select 9007199254740993::int8'), RangeError)
})

test("the day in the database is the county's day, wherever the server stands", async () => {
  const { rows } = await database.pool.query(`select (timestamptz '2026-02-28T16:30:00Z')::date as day`)
  assert.deepEqual(rows, [{ day: '2026-03-01' }])
})

const unreachable: [what: string, change: (url: string) => string, words: RegExp][] = [
  ['a wrong password', (url) => url.replace(/:[^:@]+@/, ':wrong@'), /拒绝了用户 minhu 的登录/],
  ['a missing database', (url) => url.replace(/minhu_test_\w+/, 'nowhere'), /没有名为 nowhere 的库/],
  [
    'a server that is not there',
    () => 'postgresql://a:secret@127.0.0.1:1/minhu',
    /连不上数据库 127\.0\.0\.1:1/,
  ],
  ['an address that is none', () => 'postgresql://a:secret@127.0.0.1:99999/minhu', /不是有效的数据库地址/],
]

for (const [what, change, words] of unreachable) {
  test(`${what} is told in one sentence without the password`, async () => {
    await assert.rejects(
      connectAsOwner(change(place.url)),
      (error: unknown) =>
        error instanceof StartError && words.test(error.message) && !/secret|wrong/.test(error.message),
    )
  })
}

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { connectAsOwner } from './database.ts'
import { migrate } from './migrate.ts'
import { StartError } from './start-error.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let place: TestDatabase
let folder: string

beforeEach(async () => {
  place = await testDatabase({ empty: true })
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  write('0001-well', 'create table well (id int primary key);')
  write('0002-bucket', 'create table bucket (id int primary key);\ninsert into bucket values (1);')
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await place.drop()
})

test('migrations are applied in order, once', async () => {
  assert.deepEqual(await migrate(place.url, folder), ['0001-well', '0002-bucket'])
  assert.deepEqual(await migrate(place.url, folder), [])
  assert.deepEqual(await query('select * from bucket'), [{ id: 1 }])
})

test('servers that start at the same time apply each migration once between them', async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(place.url, folder)))
  assert.deepEqual(applied.flat().sort(), ['0001-well', '0002-bucket'])
})

test('a schema newer than the program is left alone', async () => {
  await migrate(place.url, folder)
  rmSync(join(folder, '0002-bucket.sql'))
  write('0003-rope', 'create table rope (id int);')
  await refuses(/数据库的结构（0002-bucket）比本程序新/)
  assert.deepEqual(await query(`select to_regclass('rope') as rope`), [{ rope: null }])
})

test('a migration that was changed after it had been applied is refused, other line ends are not', async () => {
  await migrate(place.url, folder)
  write('0002-bucket', 'create table bucket (id int primary key);\r\ninsert into bucket values (1);')
  assert.deepEqual(await migrate(place.url, folder), [])
  write('0002-bucket', 'create table bucket (id int primary key);\ninsert into bucket values (2);')
  await refuses(/升级文件 0002-bucket 与数据库当初执行的内容不同/)
})

test('a migration that fails half-way leaves nothing of itself and everything before it', async () => {
  write('0003-rope', 'create table rope (id int);\nselect 1 / 0;')
  await refuses(/数据库升级 0003-rope 没有成功，已撤销：division by zero/)
  assert.deepEqual(await query(`select to_regclass('rope') as rope`), [{ rope: null }])
  assert.deepEqual(await query('select name from migration order by name'), [
    { name: '0001-well' },
    { name: '0002-bucket' },
  ])
})

test('an account that lacks rights is told which', async () => {
  const guest = `guest_${Math.trunc(performance.now() * 1000)}`
  await query(`create role ${guest} login password 'guest'`)
  try {
    const url = place.url.replace(/\/\/[^@]+@/, `//${guest}:guest@`)
    await assert.rejects(
      migrate(url, folder),
      (error: unknown) =>
        error instanceof StartError && error.message.includes(`数据库用户 ${guest} 权限不足`),
    )
    assert.deepEqual(await query(`select to_regclass('migration') as migration`), [{ migration: null }])
  } finally {
    await query(`drop role ${guest}`)
  }
})

function write(name: string, sql: string): void {
  writeFileSync(join(folder, `${name}.sql`), sql)
}

async function refuses(words: RegExp): Promise<void> {
  await assert.rejects(
    migrate(place.url, folder),
    (error: unknown) => error instanceof StartError && words.test(error.message),
  )
}

async function query(sql: string): Promise<unknown[]> {
  const client = await connectAsOwner(place.url)
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

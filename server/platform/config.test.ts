import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { readConfig } from './config.ts'
import { StartError } from './start-error.ts'

const real = 'postgresql://keeper:secret@db.example:5432/minhu'

test('an empty environment means the embedded database, this machine only, and a demo county', () => {
  assert.deepEqual(readConfig({ PORT: '', HOST: ' ' }), {
    port: 8080,
    host: '127.0.0.1',
    data: resolve('var'),
    databaseUrl: undefined,
    places: undefined,
    proxy: undefined,
    demo: true,
  })
})

test('each setting is taken from its variable', () => {
  const env = {
    PORT: '0',
    HOST: '0.0.0.0',
    MINHU_DATA: '/srv/minhu',
    DATABASE_URL: real,
    MINHU_PLACES: '610122, 520325',
    MINHU_PROXY: 'loopback',
    MINHU_DEMO: '1',
  }
  const config = {
    port: 0,
    host: '0.0.0.0',
    data: '/srv/minhu',
    databaseUrl: real,
    places: ['610122', '520325'],
    proxy: 'loopback',
    demo: true,
  }
  assert.deepEqual(readConfig(env), config)
})

test('demo mode is never on by itself where something real may be at stake', () => {
  assert.equal(readConfig({ DATABASE_URL: real }).demo, false)
  assert.equal(readConfig({ NODE_ENV: 'production' }).demo, false)
  assert.equal(readConfig({ NODE_ENV: 'production', MINHU_DEMO: 'true' }).demo, true)
  assert.equal(readConfig({ MINHU_DEMO: '0' }).demo, false)
})

const refused: [name: string, value: string][] = [
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', 'http'],
  ['HOST', 'two words'],
  ['DATABASE_URL', 'mysql://keeper:secret@db.example/minhu'],
  ['DATABASE_URL', 'keeper:secret@db.example'],
  ['DATABASE_URL', `${real}?options=-c%20role%3Dkeeper`],
  ['MINHU_PLACES', '蓝田'],
  ['MINHU_PLACES', '610122;520325'],
  ['MINHU_DEMO', 'maybe'],
]

for (const [name, value] of refused) {
  test(`${name}=${value} is refused in a sentence that names the variable and keeps the value to itself`, () => {
    assert.throws(
      () => readConfig({ [name]: value }),
      (error: unknown) =>
        error instanceof StartError &&
        error.message.includes(`环境变量 ${name} `) &&
        !error.message.includes('secret'),
    )
  })
}

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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
    insistsOnDemo: false,
    signIn: { origin: undefined, idleMinutes: 30, lastsHours: 12, sso: undefined },
    securityContact: undefined,
    logsRequests: false,
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
    MINHU_DEMO: '0',
    MINHU_ORIGIN: 'https://minhu.example',
    MINHU_IDLE_MINUTES: '10',
    MINHU_SESSION_HOURS: '8',
    MINHU_OIDC_ISSUER: 'https://id.example/realms/county',
    MINHU_OIDC_CLIENT_ID: 'minhu',
    MINHU_OIDC_CLIENT_SECRET: 'hidden',
    MINHU_OIDC_LOGIN_CLAIM: 'preferred_username',
    MINHU_OIDC_TITLE: '政务统一认证',
    MINHU_SECURITY_CONTACT: 'mailto:security@minhu.example',
    MINHU_LOG: 'requests',
  }
  const config = {
    port: 0,
    host: '0.0.0.0',
    data: '/srv/minhu',
    databaseUrl: real,
    places: ['610122', '520325'],
    proxy: 'loopback',
    demo: false,
    insistsOnDemo: false,
    signIn: {
      origin: 'https://minhu.example',
      idleMinutes: 10,
      lastsHours: 8,
      sso: {
        issuer: 'https://id.example/realms/county',
        clientId: 'minhu',
        clientSecret: 'hidden',
        loginClaim: 'preferred_username',
        title: '政务统一认证',
      },
    },
    securityContact: 'mailto:security@minhu.example',
    logsRequests: true,
  }
  assert.deepEqual(readConfig(env), config)
})

test('demo mode is never on by itself where something real may be at stake', () => {
  assert.equal(readConfig({ DATABASE_URL: real }).demo, false)
  assert.equal(readConfig({ NODE_ENV: 'production' }).demo, false)
  assert.equal(readConfig({ NODE_ENV: 'production', MINHU_DEMO: 'true' }).demo, true)
  assert.equal(readConfig({ MINHU_DEMO: '0' }).demo, false)
})

test('demo mode is refused beside a database on another machine, unless somebody insists', () => {
  for (const word of ['1', 'true'])
    assert.throws(
      () => readConfig({ DATABASE_URL: real, MINHU_DEMO: word }),
      ({ message }: Error) => /MINHU_DEMO=0/.test(message) && !message.includes('secret'),
    )
  const insisted = readConfig({ DATABASE_URL: real, MINHU_DEMO: 'yes' })
  assert.deepEqual([insisted.demo, insisted.insistsOnDemo], [true, true])
  for (const here of [
    'postgresql://keeper:secret@localhost/minhu',
    'postgresql://keeper:secret@127.0.0.1:5432/minhu',
    'postgresql://keeper:secret@[::1]:5432/minhu',
    'postgresql://keeper@/minhu?host=/run/postgresql',
    'postgresql://keeper@/minhu',
  ])
    assert.equal(readConfig({ DATABASE_URL: here, MINHU_DEMO: '1' }).demo, true, here)
  for (const elsewhere of [
    'postgresql://keeper:secret@localhost.example/minhu',
    'postgresql://keeper:secret@127.0.0.1.example/minhu',
    'postgresql://keeper@localhost/minhu?host=db.example',
    'postgresql://keeper@localhost,db.example/minhu',
  ])
    assert.throws(() => readConfig({ DATABASE_URL: elsewhere, MINHU_DEMO: '1' }), StartError, elsewhere)
})

test('single sign-on is set up whole or not at all', () => {
  const whole = {
    MINHU_ORIGIN: 'https://minhu.example',
    MINHU_OIDC_ISSUER: 'https://id.example',
    MINHU_OIDC_CLIENT_ID: 'minhu',
  }
  assert.ok(readConfig(whole).signIn.sso)
  for (const name of Object.keys(whole))
    assert.throws(() => readConfig({ ...whole, [name]: '' }), /单点登录的设置不全/, name)
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
  ['MINHU_ORIGIN', 'minhu.example'],
  ['MINHU_ORIGIN', 'http://minhu.example'],
  ['MINHU_ORIGIN', 'https://minhu.example/desk'],
  ['MINHU_OIDC_ISSUER', 'http://id.example'],
  ['MINHU_IDLE_MINUTES', '0'],
  ['MINHU_IDLE_MINUTES', 'never'],
  ['MINHU_SESSION_HOURS', '169'],
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

test('a secret may stand in a file instead, and then only there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minhu-secret-'))
  const file = join(folder, 'database-url')
  writeFileSync(file, 'postgresql://keeper:hidden@127.0.0.1/minhu\n')
  try {
    assert.equal(
      readConfig({ DATABASE_URL_FILE: file }).databaseUrl,
      'postgresql://keeper:hidden@127.0.0.1/minhu',
    )
    const refuses = (env: Record<string, string>, words: RegExp) =>
      assert.throws(
        () => readConfig(env),
        ({ message }: Error) => words.test(message) && !message.includes('hidden'),
      )
    refuses(
      { DATABASE_URL_FILE: file, DATABASE_URL: 'postgresql://a@b/c' },
      /DATABASE_URL 和 DATABASE_URL_FILE 只能设一个/,
    )
    refuses({ DATABASE_URL_FILE: join(folder, 'none') }, /读不到 DATABASE_URL_FILE 指定的文件/)
    writeFileSync(file, 'mysql://keeper:hidden@127.0.0.1/minhu')
    refuses({ DATABASE_URL_FILE: file }, /环境变量 DATABASE_URL /)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the contact of security.txt is an address one can write to or call', () => {
  for (const contact of [
    'mailto:security@minhu.example',
    'https://minhu.example/report',
    'tel:+86-29-0000-0000',
  ])
    assert.equal(readConfig({ MINHU_SECURITY_CONTACT: contact }).securityContact, contact)
  for (const contact of ['security@minhu.example', 'http://minhu.example', 'mailto:a@b\nExpires: never'])
    assert.throws(() => readConfig({ MINHU_SECURITY_CONTACT: contact }), /MINHU_SECURITY_CONTACT/)
})

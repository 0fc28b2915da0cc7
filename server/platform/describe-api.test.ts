// The API as it is described is the API as it is bound, and every refusal is one it speaks of.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { problems } from '../../core/kernel/problem.ts'
import { type County, testCounty } from '../test-county.ts'

// biome-ignore lint/suspicious/noExplicitAny: a description is walked, not typed
type Any = any

let county: County
let description: Any
const bound: { method: string; url: string }[] = []

before(async () => {
  county = await testCounty()
  description = (await county.call('GET', '/api/openapi.json')).body
  for (const line of routesOf(county.app.printRoutes({ commonPrefix: false, includeHooks: false })))
    bound.push(line)
})
after(() => county?.stop())

/** Fastify prints its routes as a tree: each line one segment deeper by four characters. */
function routesOf(tree: string): { method: string; url: string }[] {
  const path: string[] = []
  return tree.split('\n').flatMap((line) => {
    const found = /^((?:[│ ] {3})*)[├└]── (\S*?) \(([^)]+)\)/.exec(line)
    if (!found) return []
    const [, indent = '', segment = '', methods = ''] = found
    path.length = indent.length / 4
    path.push(segment)
    return methods
      .split(', ')
      .map((method) => ({ method, url: path.join('').replace(/:(\w+)(\|:\w+)*/g, '{}') }))
  })
}

function* nodesOf(value: Any, at = '#'): Generator<[string, Any]> {
  if (value === null || typeof value !== 'object') return
  yield [at, value]
  for (const [name, member] of Object.entries(value)) yield* nodesOf(member, `${at}/${name}`)
}

function resolve(reference: string): unknown {
  assert.match(reference, /^#\//)
  const steps = reference.slice(2).split('/')
  return steps.reduce(
    (value: Any, step) => value?.[step.replaceAll('~1', '/').replaceAll('~0', '~')],
    description,
  )
}

const operations = () =>
  Object.entries<Any>(description.paths).flatMap(([path, item]) =>
    Object.entries<Any>(item).map(([method, operation]) => ({
      path,
      method,
      operation,
      name: `${method} ${path}`,
    })),
  )

describe('the description', () => {
  it('has every route that is bound and none that is not', () => {
    // Streams, pages and the description itself are no JSON and stand in docs, not here.
    const streams = ['/api/attachments/{}', '/api/feed', '/api/openapi.json']
    const wanted = bound
      .filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/') && !streams.includes(url))
      .map(({ method, url }) => `${method.toLowerCase()} ${url}`)
    assert.ok(wanted.length > 15, wanted.join('\n'))
    const described = operations().map((one) => one.name.replace(/\{\w+\}/g, '{}'))
    assert.deepEqual(described.sort(), wanted.sort())
  })

  it('is OpenAPI 3.1 in shape', () => {
    assert.match(description.openapi, /^3\.1\.\d+$/)
    for (const name of ['title', 'version']) assert.equal(typeof description.info[name], 'string')
    const ids = operations().map(({ operation }) => operation.operationId)
    assert.equal(new Set(ids).size, ids.length, 'operation ids are unique')
    for (const { name, path, operation } of operations()) {
      assert.ok(operation.summary && operation.operationId, name)
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one).sort()
      const named = operation.parameters.filter((one: Any) => one.in === 'path')
      assert.deepEqual(named.map((one: Any) => one.name).sort(), inPath, name)
      assert.ok(
        named.every((one: Any) => one.required === true),
        name,
      )
      const keys = operation.parameters.map((one: Any) => `${one.in} ${one.name}`)
      assert.equal(new Set(keys).size, keys.length, name)
      for (const one of operation.parameters) {
        assert.ok(['path', 'query', 'header', 'cookie'].includes(one.in), name)
        assert.equal(typeof one.schema, 'object', `${name} ${one.name}`)
      }
      for (const [status, reply] of Object.entries<Any>(operation.responses)) {
        assert.match(status, /^[1-5]\d\d$/, name)
        assert.equal(typeof reply.description, 'string', name)
        for (const content of Object.values<Any>(reply.content ?? {})) assert.ok(content.schema, name)
      }
      assert.ok(
        Object.keys(operation.responses).some((status) => status.startsWith('2')),
        name,
      )
      for (const need of operation.security ?? []) {
        for (const scheme of Object.keys(need))
          assert.ok(description.components.securitySchemes[scheme], name)
      }
    }
  })

  it('refers to nothing that is not in it', () => {
    for (const [at, node] of nodesOf(description)) {
      if (typeof node.$ref === 'string') assert.ok(resolve(node.$ref), `${at}: ${node.$ref}`)
    }
  })

  it('has only schemas that say something true of JSON', () => {
    const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
    for (const [at, node] of nodesOf(description)) {
      if (at.includes('/properties') && !('type' in node)) continue
      const { type } = node
      if (typeof type === 'string' && !at.includes('securitySchemes'))
        assert.ok(types.includes(type), `${at}: ${type}`)
      if (typeof node.pattern === 'string') assert.doesNotThrow(() => new RegExp(node.pattern, 'u'), at)
      if (Array.isArray(node.required) && node.properties) {
        for (const one of node.required) assert.ok(one in node.properties, `${at}: ${one}`)
      }
    }
  })

  it('knows every code a problem can have', () => {
    assert.deepEqual(description.components.schemas.Problem.properties.code.enum, Object.keys(problems))
  })

  it('says of every reply to staff that one must be signed in, and that is so', async () => {
    const open = operations().filter(({ operation }) => !operation.security)
    for (const { path, method, operation, name } of operations()) {
      if (!operation.security?.some((one: Any) => 'staff' in one)) continue
      const url = path.replace('{id}', crypto.randomUUID()).replace('{action}', 'note')
      const reply = await county.call(method.toUpperCase(), url, method === 'get' ? {} : { body: {} })
      assert.deepEqual([reply.status, reply.body.code], [401, 'session.missing'], name)
      assert.ok(operation.responses['401'], name)
    }
    assert.deepEqual(open.map((one) => one.name).sort(), [
      'delete /api/session',
      'get /api/areas',
      'get /api/areas/at',
      'get /api/areas/{code}',
      'get /api/places',
      'get /api/places/{district}',
      'get /api/session',
      'post /api/attachments',
      'post /api/matters',
      'post /api/matters/proposal',
      'post /api/matters/{number}/followers',
      // Setting up a second factor is part of signing in: these ask for a session by themselves.
      'post /api/me/passkeys',
      'post /api/me/passkeys/challenge',
      'post /api/me/totp',
      'post /api/me/totp/first-code',
      'post /api/session',
      'post /api/session/factor',
      'post /api/session/passkey',
      'post /api/session/passkey-challenge',
      'post /api/session/password',
      'post /api/session/sso',
      'post /api/session/sso-answer',
    ])
  })
})

describe('every reply', () => {
  for (const [method, url] of [
    ['GET', '/api/places'],
    ['GET', '/api/nothing'],
    ['PUT', '/api/matters'],
    ['POST', '/api/matters'],
    ['GET', '/api/matters'],
  ] as const) {
    it(`to ${method} ${url} may not be framed, sniffed or kept`, async () => {
      const { headers } = await county.call(method, url)
      assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/)
      assert.doesNotMatch(String(headers['content-security-policy']), /script-src|unsafe-eval/)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['referrer-policy'], 'no-referrer')
      assert.equal(headers['cache-control'], 'no-store')
    })
  }

  for (const url of [
    '/api/nothing',
    '/api/areas/',
    '/api/',
    '/api/matters/x/y/z',
    `/api/areas/${'1'.repeat(500)}`,
  ]) {
    it(`to an address that is not there (${url.slice(0, 24)}) is a problem, never a page`, async () => {
      const reply = await county.call('GET', url)
      assert.ok([400, 404].includes(reply.status), reply.text)
    })
  }

  for (const url of [
    '/api/track/%zz',
    '/api/track/%ff',
    '/%',
    '/api/matters?find=%zz',
    '/api/areas?find=%ff&district=610122',
  ]) {
    it(`to an address that is none (${url}) is a problem in our words`, async () => {
      const reply = await county.call('GET', url, { as: 'lt-intake' })
      assert.ok([200, 400, 404].includes(reply.status), reply.text)
    })
  }

  for (const path of ['/api/matters', '/api/areas', '/api/rates']) {
    it(`to ${path} asked twice for one thing is a refusal`, async () => {
      const query = {
        '/api/matters': 'sort=due&sort=newest',
        '/api/areas': 'parent=61&parent=52',
        '/api/rates': 'to=2026-01-01&to=2026-01-02',
      }[path]
      const reply = await county.call('GET', `${path}?${query}`, { as: 'lt-intake' })
      assert.deepEqual([reply.status, reply.body.code], [400, 'input.invalid'])
    })
  }
})

describe('health', () => {
  it('is told while the database answers, also after it cut every connection', async () => {
    assert.deepEqual((await county.call('GET', '/healthz')).body, { ok: true })
    const own = await testCounty()
    try {
      await own.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      )
      const first = await own.call('GET', '/healthz', { mayFail: true })
      assert.ok(first.status === 200 || first.body.code === 'request.unavailable', first.text)
      assert.equal((await own.call('GET', '/healthz')).status, 200)
    } finally {
      await own.stop()
    }
  })
})

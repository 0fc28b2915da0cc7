// Drafts over HTTP: who may, who was faster, and every kind of bad data: refused whole, each fault with its place.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Definition } from '../../core/playbook/definition.ts'
import { administrator, definitionsOf, stateOf, workflowOf } from '../definition.fixture.ts'
import { type County, testCounty } from '../test-county.ts'

let county: County
let definitions: ReturnType<typeof definitionsOf>
before(async () => {
  county = await testCounty()
  definitions = definitionsOf(county)
})
after(() => county?.stop())

const nobody = '00000000-0000-4000-8000-000000000000'

describe('definitions are', () => {
  const endpoints: [method: string, path: string, body?: object][] = [
    ['GET', ''],
    ['GET', '/0'],
    ['POST', '/drafts', {}],
    ['GET', `/drafts/${nobody}`],
    ['PUT', `/drafts/${nobody}`, { revision: 1, text: '{}' }],
    ['DELETE', `/drafts/${nobody}`],
    ['POST', `/drafts/${nobody}/check`, {}],
    ['POST', `/drafts/${nobody}/compare`, {}],
    ['POST', `/drafts/${nobody}/dry-run`, {}],
    ['POST', `/drafts/${nobody}/publish`, { revision: 1, over: 0, effectiveOn: '2026-03-04' }],
  ]

  it('not there for those who may not configure, whatever they ask', async () => {
    for (const [method, path, body] of endpoints) {
      const address = `/api/definitions${path}`
      for (const as of ['lt-supervisor', 'lt-intake', 'lt-leader', 'lt-housing-bureau']) {
        const { status, body: refusal } = await county.call(method, address, { as, body })
        assert.deepEqual([status, refusal.code], [404, 'definition.unknown'], `${as} ${method} ${address}`)
      }
      assert.equal((await county.call(method, address, { body })).status, 401)
    }
  })

  it('those of one’s own district only', async () => {
    const draft = await definitions.open()
    const reply = await county.call('GET', `/api/definitions/drafts/${draft.id}`, { as: 'dz-administrator' })
    assert.deepEqual([reply.status, reply.body.code], [404, 'definition.unknown'])
    await county.call('DELETE', `/api/definitions/drafts/${draft.id}`, { as: administrator })
  })

  it('announced to whoever may change them', async () => {
    const me = async (as: string) => (await county.call('GET', '/api/me', { as })).body.mayConfigure
    assert.deepEqual([await me(administrator), await me('lt-supervisor')], [true, false])
  })
})

describe('a draft', () => {
  it('begins as what is in force, and is without a fault', async () => {
    const draft = await definitions.open()
    const content: Definition = JSON.parse(draft.text)
    assert.equal(content.playbook.name, '蓝田县')
    assert.ok(content.workflows.length >= 3)
    assert.deepEqual(await definitions.check(draft), {
      revision: 1,
      findings: [],
      count: 0,
      warnings: [],
      raised: [],
      running: [],
    })
    assert.deepEqual((await definitions.post(`/${draft.id}/compare`)).body.differences, [])
    const { drafts, definitions: shown } = await definitions.list()
    assert.deepEqual([drafts[0].author, drafts[0].basedOn], ['系统管理员（演示）', 0])
    assert.deepEqual(
      shown.map((one: { number: number; standing: string }) => [one.number, one.standing]),
      [[0, 'in-force']],
    )
  })

  it('of two administrators is saved by the first; the second is told by whom, and loses nothing', async () => {
    const draft = await definitions.open()
    const other = definitionsOf(county)
    await other.save(draft, '{"playbook": 1}')
    const body = { revision: draft.revision, text: '{}' }
    const reply = await county.call('PUT', `/api/definitions/drafts/${draft.id}`, { as: administrator, body })
    assert.deepEqual(
      [reply.status, reply.body.code, reply.body.present.revision],
      [409, 'definition.stale', 2],
    )
    assert.match(reply.body.title, /系统管理员（演示）/)
    const read = await county.call('GET', `/api/definitions/drafts/${draft.id}`, { as: administrator })
    assert.equal(read.body.text, '{"playbook": 1}')
    assert.equal((await definitions.attempt(draft)).body.code, 'definition.stale')
  })

  it('may be dropped, once', async () => {
    const draft = await definitions.open()
    const drop = () => county.call('DELETE', `/api/definitions/drafts/${draft.id}`, { as: administrator })
    assert.deepEqual([(await drop()).status, (await drop()).status], [200, 404])
  })

  it('of more than two million characters is refused, and of many megabytes too', async () => {
    const draft = await definitions.open()
    const put = (text: string) =>
      county.call('PUT', `/api/definitions/drafts/${draft.id}`, {
        as: administrator,
        body: { revision: 1, text },
      })
    assert.equal((await put('民'.repeat(2_000_000))).status, 200)
    assert.equal((await put('民'.repeat(2_000_001))).body.code, 'input.invalid')
    const huge = await put('民'.repeat(4_000_000))
    assert.deepEqual([huge.status, huge.body.code], [413, 'input.too-large'])
    assert.match(huge.body.title, /8 MB/)
  })
})

const faults: [fault: string, edit: (it: Definition) => void, found: string[]][] = [
  [
    'an unknown role',
    (it) => Object.assign(workflowOf(it).actions.collect ?? {}, { by: ['ghost'] }),
    [
      'workflows.five-orders.actions.collect.by unknown-role',
      'workflows.five-orders.states.raised idle-desk',
    ],
  ],
  [
    'a state nobody reaches',
    (it) => {
      workflowOf(it).states.attic = {
        title: '阁楼',
        milestone: 'working',
        desk: 'intake@district',
        within: 'P1D',
      }
      workflowOf(it).actions.leave = { title: '离开', from: ['attic'], to: 'closed', by: ['intake'] }
    },
    ['workflows.five-orders.states.attic unreachable-state'],
  ],
  [
    'a state with no way out',
    (it) => {
      workflowOf(it).states.cellar = {
        title: '地窖',
        milestone: 'working',
        desk: 'intake@district',
        within: 'P1D',
      }
      workflowOf(it).actions.fall = { title: '掉入', from: ['raised'], to: 'cellar', by: ['intake'] }
    },
    ['workflows.five-orders.states.cellar no-way-out', 'workflows.five-orders.states.cellar idle-desk'],
  ],
  [
    'a deadline of minus one day',
    (it) => Object.assign(stateOf(it, 'raised'), { within: 'P-1D' }),
    ['workflows.five-orders.states.raised.within shape'],
  ],
  [
    'branches that overlap',
    (it) =>
      Object.assign(workflowOf(it).actions.rate ?? {}, {
        to: [
          { when: { fact: 'rating.solved', is: true }, state: 'closed' },
          { when: { fact: 'rating.stars', atLeast: 3 }, state: 'conferring' },
          { state: 'conferring' },
        ],
      }),
    ['workflows.five-orders.actions.rate.to branch-overlap'],
  ],
  [
    'branches that miss a case',
    (it) =>
      Object.assign(workflowOf(it).actions.rate ?? {}, {
        to: [{ when: { fact: 'rating.solved', is: true }, state: 'closed' }],
      }),
    ['workflows.five-orders.actions.rate.to branch-gap'],
  ],
  [
    'a playbook that extends itself',
    (it) => Object.assign(it.playbook, { extends: it.playbook.id }),
    ['playbook.extends inheritance'],
  ],
  [
    'an object where text is expected',
    (it) => Object.assign(stateOf(it, 'raised'), { title: { script: 'alert(1)' } }),
    ['workflows.five-orders.states.raised.title shape'],
  ],
  [
    'ten thousand states',
    (it) => {
      for (let n = 0; n < 10_000; n++)
        workflowOf(it).states[`s${n}`] = { title: `环节${n}`, milestone: 'working', desk: 'intake@district' }
    },
    ['workflows.five-orders.states too-many-states'],
  ],
  [
    'a role named like something every object has',
    (it) => Object.assign(stateOf(it, 'raised'), { desk: 'constructor@district' }),
    ['workflows.five-orders.states.raised.desk reserved-name'],
  ],
  [
    'another place’s code, id and numbers',
    (it) => Object.assign(it.playbook, { place: '520325', id: 'other', numberPrefix: 'DZ' }),
    [
      'playbook.id fixed',
      'playbook.place fixed',
      'playbook.place double-place',
      'playbook.numberPrefix fixed',
      'playbook.numberPrefix double-prefix',
    ],
  ],
  [
    'nobody left who may configure',
    (it) => Object.assign(it.playbook, { configurers: ['ghost'] }),
    ['playbook.configurers unknown-role'],
  ],
  [
    'nothing for what residents call about',
    (it) => {
      const { request: _, ...rest } = it.playbook.workflows
      it.playbook.workflows = rest
    },
    ['playbook.workflows no-request', 'workflows.five-orders unused-workflow'],
  ],
  [
    'the machine’s and the caller’s own acts given to the office',
    (it) => {
      it.playbook.standard = { settle: ['handler'], withdraw: ['handler'], extend: ['holder'] }
    },
    [
      'playbook.standard.settle effect-standing',
      'playbook.standard.withdraw effect-standing',
      'playbook.standard.extend effect-standing',
    ],
  ],
  [
    'a place to park what nobody wants to do',
    (it) => {
      workflowOf(it).actions.park = { title: '搁置', from: ['handling'], to: 'following', by: ['lead'] }
    },
    ['workflows.five-orders.actions.park.to standard-entry'],
  ],
  [
    'a search for lookalikes without bounds',
    (it) => Object.assign(it.playbook.lookalike, { days: 1e9, metres: 1e300 }),
    ['playbook.lookalike.days out-of-bounds', 'playbook.lookalike.metres out-of-bounds'],
  ],
  [
    'nothing for what is split off',
    (it) => {
      delete it.playbook.workflows.part
      it.workflows = it.workflows.filter((one) => one.id !== 'part')
    },
    ['playbook.workflows no-part'],
  ],
  [
    'a brand and a title that nobody can see',
    (it) => {
      it.playbook.brand = '\u3164\u200b'
      stateOf(it, 'raised').title = '   '
    },
    ['playbook.brand unreadable-words', 'workflows.five-orders.states.raised.title unreadable-words'],
  ],
  [
    'two workflows of one id',
    (it) => void it.workflows.push(workflowOf(it)),
    ['workflows.five-orders.id double-workflow'],
  ],
]

describe('bad data is refused whole:', () => {
  for (const [fault, edit, found] of faults) {
    it(fault, async () => {
      const began = performance.now()
      const draft = await definitions.change(edit)
      const told = await definitions.findings(draft)
      assert.deepEqual(told.toSorted(), found.toSorted())
      const reply = await definitions.attempt(draft)
      assert.deepEqual([reply.status, reply.body.code], [422, 'definition.faulty'])
      assert.equal(reply.body.details.length, told.length)
      assert.ok(performance.now() - began < 3000, 'it took too long')
    })
  }

  it('every fault of a draft is named, each with its line', async () => {
    const draft = await definitions.change((it) => {
      Object.assign(stateOf(it, 'raised'), { within: 'P-1D', title: 7 })
      Object.assign(it.playbook, { color: 'red', waitForCaller: 'soon' })
    })
    const { findings } = await definitions.check(draft)
    assert.deepEqual(findings.map((one: { path: string }) => one.path).toSorted(), [
      'playbook.color',
      'playbook.waitForCaller',
      'workflows.five-orders.states.raised.title',
      'workflows.five-orders.states.raised.within',
    ])
    const lines = draft.text.split('\n')
    for (const { path, line, text } of findings) {
      assert.ok(lines[line - 1]?.includes(`"${path.split('.').at(-1)}"`), `${path} is not in line ${line}`)
      assert.match(text, /\p{Script=Han}/u)
    }
  })

  it('two actions with one name, which JSON alone would read as the last', async () => {
    const draft = await definitions.open()
    const text = draft.text.replace('"collect": {', '"collect": {"title": "收"},\n        "collect": {')
    assert.notEqual(text, draft.text)
    assert.doesNotThrow(() => JSON.parse(text))
    const saved = await definitions.save(draft, text)
    const { findings } = await definitions.check(saved)
    assert.ok(findings.some((one: { text: string }) => one.text.includes('“collect”写了两次')))
    assert.equal((await definitions.attempt(saved)).status, 422)
  })

  it('names that would change every object', async () => {
    const draft = await definitions.open()
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const saved = await definitions.save(
        await definitions.open(),
        draft.text.replace('"roles": {', `"roles": {"${name}": {"title": "鬼", "levels": ["district"]},`),
      )
      const { findings } = await definitions.check(saved)
      assert.match(findings[0].text, new RegExp(`“${name}”由系统保留`))
    }
    assert.equal(({} as { title?: unknown }).title, undefined)
  })

  it('what is no JSON at all, with line and column', async () => {
    const texts = [
      '',
      'null',
      '[]',
      'function () {}',
      '{"playbook": ',
      '['.repeat(100_000),
      '{"playbook": {}, "workflows": []}',
    ]
    for (const text of texts) {
      const saved = await definitions.save(await definitions.open(), text)
      const { findings } = await definitions.check(saved)
      assert.ok(findings.length > 0, text.slice(0, 40))
      for (const step of ['compare', 'dry-run'])
        assert.equal((await definitions.post(`/${saved.id}/${step}`)).body.code, 'definition.faulty')
      assert.equal((await definitions.attempt(saved)).body.code, 'definition.faulty')
    }
    const broken = await definitions.save(await definitions.open(), '{\n  "playbook": }')
    assert.match((await definitions.check(broken)).findings[0].text, /^第 2 行第 15 列：不应出现“}”/)
  })

  it('a script in a title is text like any other', async () => {
    const title = '<script>x()</script>'
    const draft = await definitions.change((it) => Object.assign(stateOf(it, 'raised'), { title }))
    assert.deepEqual((await definitions.check(draft)).findings, [])
    const { differences } = (await definitions.post(`/${draft.id}/compare`)).body
    assert.ok(differences.some((one: { text: string }) => one.text.includes(title)))
  })

  it('more drafts than anybody works on', async () => {
    const { drafts } = await definitions.list()
    for (let n = drafts.length; n < 50; n++) await definitions.open()
    assert.deepEqual((await definitions.post('')).body.code, 'definition.too-many-drafts')
  })
})

// The checker of playbooks. Each rule is proved to bite by one fault planted in Lantian's playbook.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { checkPlaybook, checkTogether } from '../core/playbook/check.ts'
import type { Playbook } from '../core/playbook/playbook.ts'
import { daozhen, lantian, places } from './county.fixture.ts'

const place = places.find((one) => one.playbook.id === lantian.playbook.id)
const workflows = place ? [...place.workflows, ...place.inherited] : []

function category(playbook: Playbook, id: string) {
  const found = playbook.categories[id]
  assert.ok(found)
  return found
}

function rung(playbook: Playbook, at: number) {
  const found = playbook.hierarchy[at]
  assert.ok(found)
  return found
}

type Plant = [rule: string, place: string, fault: string, plant: (playbook: Playbook) => void]

const plants: Plant[] = [
  [
    'unknown-place',
    'place',
    'a place that is no area',
    (it) => {
      it.place = '990000'
    },
  ],
  [
    'unknown-workflow',
    'workflows.request',
    'a workflow that is not there',
    (it) => {
      it.workflows = { part: 'part', request: 'six-orders' }
    },
  ],
  [
    'workflow-kind',
    'workflows.wish',
    'a workflow for another kind',
    (it) => {
      it.workflows.wish = 'five-orders'
    },
  ],
  [
    'unknown-urgency',
    'ordinaryUrgency',
    'an ordinary urgency that is not there',
    (it) => {
      it.ordinaryUrgency = 'calm'
    },
  ],
  [
    'unknown-urgency',
    'categories.lamp',
    'a category of unknown urgency',
    (it) => {
      category(it, 'lamp').urgency = 'calm'
    },
  ],
  [
    'unknown-category',
    'fallbackCategory',
    'a fallback that is not there',
    (it) => {
      it.fallbackCategory = 'nothing'
    },
  ],
  [
    'unknown-category',
    'categories.lamp',
    'a category under nothing',
    (it) => {
      category(it, 'lamp').parent = 'nothing'
    },
  ],
  [
    'category-depth',
    'categories.lamp',
    'a third level of categories',
    (it) => {
      category(it, 'lamp').parent = 'road'
    },
  ],
  [
    'category-depth',
    'categories.other',
    'a category under itself',
    (it) => {
      category(it, 'other').parent = 'other'
    },
  ],
  [
    'unknown-org',
    'categories.lamp',
    'a duty of nobody',
    (it) => {
      category(it, 'lamp').lead = 'moon-bureau'
    },
  ],
  [
    'unknown-org',
    'categories.lamp',
    'a duty of an office at another level',
    (it) => {
      category(it, 'lamp').lead = 'street-office@community'
    },
  ],
  [
    'unknown-org',
    'categories.lamp',
    'a duty of an office without its level',
    (it) => {
      category(it, 'lamp').lead = 'street-office'
    },
  ],
  [
    'unknown-org',
    'demoPosts.0',
    'a post at nobody',
    (it) => {
      it.demoPosts = [{ role: 'handler', level: 'district', org: 'moon-bureau' }]
    },
  ],
  [
    'unknown-role',
    'demoPosts.0',
    'a post of an unknown role',
    (it) => {
      it.demoPosts = [{ role: 'ghost', level: 'district' }]
    },
  ],
  [
    'role-level',
    'demoPosts.0',
    'a post at a level its role has not',
    (it) => {
      it.demoPosts = [{ role: 'intake', level: 'grid' }]
    },
  ],
  [
    'unknown-role',
    'readers',
    'a reader of an unknown role',
    (it) => {
      it.readers.push('ghost')
    },
  ],
  [
    'unknown-role',
    'escalation.ghost',
    'escalation from an unknown role',
    (it) => {
      it.escalation.ghost = 'leader@district'
    },
  ],
  [
    'unknown-role',
    'escalation.intake',
    'escalation to an unknown role',
    (it) => {
      it.escalation.intake = 'ghost@district'
    },
  ],
  [
    'role-level',
    'escalation.intake',
    'escalation to a level the role has not',
    (it) => {
      it.escalation.intake = 'supervisor@grid'
    },
  ],
  [
    'unknown-action',
    'standard.sing',
    'a standard action that is not there',
    (it) => {
      it.standard.sing = ['supervisor']
    },
  ],
  [
    'double-field',
    'categories.lamp',
    'two questions of one name',
    (it) => {
      const question = { name: 'pole', label: '灯杆编号', kind: 'text' as const }
      category(it, 'lamp').questions = [question, question]
    },
  ],
  [
    'unknown-rung',
    'hierarchy.1',
    'a body under one that is not there',
    (it) => {
      rung(it, 1).under = '月球委员会'
    },
  ],
  [
    'hierarchy-circle',
    'hierarchy.0',
    'a hierarchy without a top',
    (it) => {
      it.hierarchy = [
        { title: '甲', level: 'district', under: '乙', mark: 'D', source: '虚构' },
        { title: '乙', level: 'district', under: '甲', mark: 'D', source: '虚构' },
      ]
    },
  ],
  [
    'hierarchy-level',
    'hierarchy.0',
    'a body above the one it answers to',
    (it) => {
      rung(it, 0).under = '网格党支部'
      rung(it, 3).under = undefined
      rung(it, 2).under = undefined
      rung(it, 1).under = undefined
    },
  ],
  [
    'double-title',
    'hierarchy.1',
    'one body twice',
    (it) => {
      it.hierarchy = [rung(it, 0), { ...rung(it, 0) }]
    },
  ],
  [
    'role-level',
    'hierarchy.0',
    'a body whose role is not held at its level',
    (it) => {
      rung(it, 0).role = 'community'
    },
  ],
  [
    'unknown-role',
    'staffing.0',
    'people in a role that is not there',
    (it) => {
      it.staffing = [{ title: '某人员', count: 3, unit: '人', role: 'ghost', mark: 'D', source: '虚构' }]
    },
  ],
  [
    'role-level',
    'staffing.0',
    'people for each area of a level their role has not',
    (it) => {
      const figure = { title: '某人员', count: 3, unit: '人', mark: 'D', source: '虚构' } as const
      it.staffing = [{ ...figure, role: 'intake', per: 'grid' }]
    },
  ],
  [
    'staffing-unit',
    'staffing.0',
    'grids that hold a role',
    (it) => {
      it.staffing = [{ title: '网格', count: 35, unit: '个', role: 'community', mark: 'D', source: '虚构' }]
    },
  ],
  [
    'double-title',
    'staffing.1',
    'one figure twice',
    (it) => {
      const figure = { title: '网格', count: 35, unit: '个', mark: 'D', source: '虚构' } as const
      it.staffing = [figure, { ...figure, count: 36 }]
    },
  ],
  [
    'unknown-role',
    'admission.byRole',
    'an admission by nobody',
    (it) => {
      it.admission = { title: '准入', rule: '先准入', byRole: 'ghost', mark: 'D', source: '虚构' }
    },
  ],
  [
    'departmental-lead',
    'categories.wages',
    'a duty of departments that a street is to lead',
    (it) => {
      category(it, 'wages').lead = 'street-office@street'
    },
  ],
  [
    'departmental-lead',
    'categories.power',
    'a duty of departments that a community is to lead by its heading',
    (it) => {
      delete category(it, 'power').lead
      category(it, 'utility').lead = 'community@community'
      delete category(it, 'gas').departmental
    },
  ],
  [
    'double-keyword',
    'notAccepted.arbitration',
    'a word that leads to two channels',
    (it) => {
      it.notAccepted.arbitration?.keywords.push('法院')
    },
  ],
  [
    'rate-pair',
    'rates.rates.solved',
    'a rate that could exceed the whole',
    (it) => {
      Object.assign(it.rates.rates.solved ?? {}, { numerator: 'raised' })
    },
  ],
  [
    'rate-weights',
    'rates',
    'weights that are no hundred',
    (it) => {
      Object.assign(it.rates.rates.solved ?? {}, { weight: 30 })
    },
  ],
  [
    'no-part',
    'workflows',
    'no way for what is split off',
    (it) => {
      delete it.workflows.part
    },
  ],
  ...['lead', 'desk', 'clock', 'requester', 'main-matter', 'assignee'].map(
    (id): Plant => [
      'role-standing',
      `roles.${id}`,
      `a role named like the standing ${id}`,
      (it) => {
        it.roles[id] = { title: '综合科', levels: ['district'] }
      },
    ],
  ),
  ...(
    [
      ['settle', 'handler'],
      ['follow-end', 'handler'],
      ['lapse-part', 'supervisor'],
      ['withdraw', 'handler'],
      ['answer', 'handler'],
      ['come-back', 'holder'],
      ['extend', 'holder'],
      ['pause', 'lead'],
      ['review-dispute', 'lead'],
      ['lift-card', 'holder'],
      ['card', 'lead'],
      ['designate', 'lead'],
      ['see-phone', 'requester'],
      ['ask', 'requester'],
      ['merge', 'lead'],
    ] as const
  ).map(
    ([name, who]): Plant => [
      'effect-standing',
      `standard.${name}`,
      `${name} by the ${who}`,
      (it) => {
        it.standard = { [name]: [who] }
      },
    ],
  ),
  ...(
    [
      ['lookalike.days', (it) => Object.assign(it.lookalike, { days: 1e9 })],
      ['lookalike.metres', (it) => Object.assign(it.lookalike, { metres: 1e300 })],
      ['bounces.units', (it) => Object.assign(it.bounces, { units: 21 })],
      ['bounces.redone', (it) => Object.assign(it.bounces, { redone: 1e9 })],
      ['waitForCaller', (it) => Object.assign(it, { waitForCaller: 'PT23H', remindCaller: 'PT1H' })],
      ['remindCaller', (it) => Object.assign(it, { waitForCaller: 'P2WD', remindCaller: 'P2WD' })],
      ['wayBackWithin', (it) => Object.assign(it, { wayBackWithin: 'P6D' })],
      ['answerSupervision', (it) => Object.assign(it, { answerSupervision: 'PT1M' })],
      ['urgencies.ordinary', (it) => Object.assign(it.urgencies.ordinary ?? {}, { handling: 'P400D' })],
    ] as [string, (it: Playbook) => void][]
  ).map(([place, plant]): Plant => ['out-of-bounds', place, `${place} beyond all bounds`, plant]),
  [
    'empty-range',
    'categories.lamp',
    'a question with no answer',
    (it) => {
      category(it, 'lamp').questions = [{ name: 'poles', label: '几盏', kind: 'number', min: 5, max: 1 }]
    },
  ],
  [
    'unreadable-words',
    'brand',
    'a brand that nobody sees',
    (it) => {
      it.brand = '\u3164\u200b'
    },
  ],
  [
    'unreadable-words',
    'roles.intake.title',
    'a role of blanks',
    (it) => {
      Object.assign(it.roles.intake ?? {}, { title: '   ' })
    },
  ],
]

describe('the playbooks of every place', () => {
  for (const place of places) {
    test(`${place.playbook.name} has no finding`, () =>
      assert.deepEqual(checkPlaybook(place.playbook, [...place.workflows, ...place.inherited]), []))
  }
  test('do not get in each other’s way', () =>
    assert.deepEqual(checkTogether(places.map((place) => place.playbook)), []))
})

describe('one planted fault is found by its rule alone', () => {
  for (const [rule, place, fault, plant] of plants) {
    test(`${rule}: ${fault}`, () => {
      const playbook = structuredClone(lantian.playbook)
      plant(playbook)
      const findings = checkPlaybook(playbook, workflows)
      assert.deepEqual([...new Set(findings.map((one) => one.rule))], [rule], JSON.stringify(findings))
      assert.ok(
        findings.some((one) => one.place === place),
        JSON.stringify(findings),
      )
    })
  }
  test('double-prefix and double-place: two places that cannot be told apart', () => {
    const twin = { ...daozhen.playbook, numberPrefix: 'LT', place: '610122' }
    const rules = checkTogether([lantian.playbook, twin]).map(({ id, finding }) => [id, finding.rule])
    assert.deepEqual(rules, [
      ['520325-daozhen', 'double-prefix'],
      ['520325-daozhen', 'double-place'],
    ])
  })
})

test('a name that every object has is no role, category or parent of ours', () => {
  const playbook = structuredClone(lantian.playbook)
  category(playbook, 'lamp').parent = 'constructor'
  playbook.staffing = [
    { title: '某人员', count: 3, unit: '人', role: 'constructor', mark: 'D', source: '虚构' },
  ]
  const rules = checkPlaybook(playbook, workflows).map((one) => one.rule)
  assert.deepEqual([...new Set(rules)].sort(), ['unknown-category', 'unknown-role'])
})

test('every rule has a planted fault', () => {
  const folder = join(import.meta.dirname, '../core/playbook')
  const files = [...globSync('check*.ts', { cwd: folder }), 'configurers.ts', 'second-factor.ts']
  const source = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  const named = source.matchAll(/(?:rule: |add\('[^']*', |add\(`[^`]*`, )'([a-z]+(?:-[a-z]+)*)'/g)
  const rules = new Set([...named].map((match) => match[1] ?? ''))
  const planted = new Set([...plants.map(([rule]) => rule), 'double-prefix', 'double-place'])
  assert.deepEqual([...rules].filter((rule) => !planted.has(rule)).sort(), [])
  assert.ok(rules.size >= 20, `${rules.size} rules were read from the source`)
})

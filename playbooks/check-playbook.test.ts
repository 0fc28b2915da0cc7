// The checker of playbooks. Each rule is proved to bite by one fault planted in Lantian's playbook.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkPlaybook, checkTogether } from '../core/playbook/check.ts'
import type { Playbook } from '../core/playbook/playbook.ts'
import { daozhen, lantian, places } from './county.fixture.ts'

const workflows = places.find((one) => one.playbook.id === lantian.playbook.id)?.workflows ?? []

function category(playbook: Playbook, id: string) {
  const found = playbook.categories[id]
  assert.ok(found)
  return found
}

const plants: [rule: string, place: string, fault: string, plant: (playbook: Playbook) => void][] = [
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
      it.workflows = { request: 'six-orders' }
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
]

describe('the playbooks of every place', () => {
  for (const place of places) {
    test(`${place.playbook.name} has no finding`, () =>
      assert.deepEqual(checkPlaybook(place.playbook, place.workflows), []))
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

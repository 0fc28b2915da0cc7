// What a call seems to be about and whose it is, with Lantian's words and duties.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { leadFor, proposeCategories, urgencyOf } from '../core/playbook/propose.ts'
import { lantian } from './county.fixture.ts'

const { playbook } = lantian
const grid = '610122001001001'

describe('proposed categories', () => {
  const rows: [text: string, first: string | undefined][] = [
    ['小区锅炉坏了，暖气不热', 'heating'],
    ['门口的路灯不亮', 'lamp'],
    ['楼下夜市烧烤摊占道经营', 'vendor'],
    ['公司拖欠工资三个月', 'wages'],
    ['你好', undefined],
    ['', undefined],
  ]
  for (const [text, first] of rows)
    test(`${text || 'nothing'} → ${first ?? 'none'}`, () =>
      assert.equal(proposeCategories(playbook, text)[0], first))

  test('at most three, the best first', () => {
    const many = proposeCategories(playbook, '路灯不亮，路面有坑，垃圾没人清扫，停车占道，供暖不热')
    assert.equal(many.length, 3)
  })
})

describe('the unit that answers for it', () => {
  const street = structuredClone(playbook)
  Object.assign(street.categories, {
    cleaning: { title: '环境卫生', parent: 'street', lead: 'street-office@street' },
  })
  const rows: [category: string, area: string, lead: string | undefined][] = [
    ['heating', grid, 'county-investment'],
    ['property', grid, 'housing-bureau'],
    ['cleaning', grid, 'street-office-610122001'],
    ['cleaning', `${grid}001`, 'street-office-610122001'],
    ['cleaning', '610122001', 'street-office-610122001'],
    ['cleaning', '610122', undefined],
    ['other', grid, undefined],
    ['nothing', grid, undefined],
  ]
  for (const [category, area, lead] of rows)
    test(`${category} in ${area} is ${lead ?? 'nobody’s'}`, () =>
      assert.equal(leadFor(street, category, area), lead))
})

test('urgency is the category’s, its parent’s, or the ordinary one', () => {
  const rows = {
    heating: 'utility',
    water: 'utility',
    telecom: 'ordinary',
    lamp: 'ordinary',
    nothing: 'ordinary',
  }
  for (const [category, urgency] of Object.entries(rows)) assert.equal(urgencyOf(playbook, category), urgency)
})

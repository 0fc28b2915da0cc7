import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { allowedList, judgeAudit } from './judge-audit.ts'

const today = '2026-03-04'
const id = 'GHSA-aaaa-bbbb-cccc'
const report = {
  auditReportVersion: 2,
  vulnerabilities: {
    inner: {
      name: 'inner',
      severity: 'high',
      via: [
        {
          source: 1,
          name: 'inner',
          title: 'Falls over',
          url: `https://github.com/advisories/${id}`,
          severity: 'high',
        },
      ],
    },
    outer: { name: 'outer', severity: 'high', via: ['inner'] },
  },
}
const why = 'only used by a test, on input of our own'
const letStand = (until: string, of = 'inner') => [{ advisory: id, package: of, why, until }]

test('a weakness is told once, by the package that has it', () => {
  assert.deepEqual(judgeAudit(report, [], today)?.open, [
    { advisory: id, package: 'inner', severity: 'high', title: 'Falls over' },
  ])
})

test('one that was looked at stands until its day, and not after', () => {
  assert.deepEqual(judgeAudit(report, letStand('2026-03-04'), today), { open: [], expired: [], unmet: [] })
  const late = judgeAudit(report, letStand('2026-03-03'), today)
  assert.equal(late?.open.length, 1)
  assert.equal(late?.expired.length, 1)
})

test('one let stand in another package does not count', () => {
  assert.equal(judgeAudit(report, letStand('2027-01-01', 'other'), today)?.open.length, 1)
})

test('one that is mended is to be taken off the list', () => {
  assert.equal(judgeAudit({ vulnerabilities: {} }, letStand('2027-01-01'), today)?.unmet.length, 1)
})

test('no report is no clean bill', () => {
  for (const none of [undefined, {}, { message: '405', error: {} }, { vulnerabilities: [] }])
    assert.equal(judgeAudit(none, [], today), undefined)
})

test('the list in the repository can be read', () => {
  allowedList.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'audit-allowed.json'), 'utf8')))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decideStage, type Standing } from './stage.ts'

const plain: Standing = {
  means: 'password',
  isStrong: false,
  hasFactor: false,
  needsFactor: false,
  isOneTime: false,
}

const cases: [what: string, standing: Partial<Standing>, stage: string][] = [
  ['a password alone opens where nothing more is asked', {}, 'open'],
  ['whoever has a second factor shows it', { hasFactor: true }, 'second-factor'],
  ['also after single sign-on', { hasFactor: true, means: 'sso' }, 'second-factor'],
  ['a second factor shown opens', { hasFactor: true, isStrong: true }, 'open'],
  ['a one-time password is changed', { isOneTime: true }, 'new-password'],
  ['but not before the second factor', { isOneTime: true, hasFactor: true }, 'second-factor'],
  ['and after it', { isOneTime: true, hasFactor: true, isStrong: true }, 'new-password'],
  ['who came by single sign-on has shown no one-time password', { isOneTime: true, means: 'sso' }, 'open'],
  ['a post that asks for one is enrolled', { needsFactor: true }, 'enrol'],
  ['after the new password', { needsFactor: true, isOneTime: true }, 'new-password'],
]
for (const [what, standing, stage] of cases) {
  test(what, () => assert.equal(decideStage({ ...plain, ...standing }), stage))
}

test('nobody who has or needs a second factor gets in without having shown one', () => {
  const standings = fc.record<Standing>({
    means: fc.constantFrom('password', 'sso'),
    isStrong: fc.boolean(),
    hasFactor: fc.boolean(),
    needsFactor: fc.boolean(),
    isOneTime: fc.boolean(),
  })
  fc.assert(
    fc.property(standings, (it) => {
      const isOpen = decideStage(it) === 'open'
      const isDue = (it.hasFactor && !it.isStrong) || (it.needsFactor && !it.hasFactor)
      assert.ok(!(isOpen && isDue))
    }),
  )
})

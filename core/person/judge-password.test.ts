import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { judgePassword } from './judge-password.ts'

const common = new Set(['password', 'qwertyuiop', 'iloveyou', 'woaini1314520'])
const surroundings = {
  isCommon: (one: string) => common.has(one),
  own: ['zhao.min', '赵小敏', '蓝田县', 'minhu'],
}
const judge = (password: string) => judgePassword(password, surroundings)

const refused: [password: string, why: RegExp][] = [
  ['', /至少 10 个字/],
  ['kq8z!vX2m', /至少 10 个字/],
  ['雨后山路上的一把旧', /至少 10 个字/],
  // Nine characters, however many code units they take.
  ['😀🌲🚲🎈🍎🐟🧭🎻🪁', /至少 10 个字/],
  ['x1'.repeat(65), /最多 128/],
  ['qwertyuiop', /太常见/],
  ['QWERTYUIOP', /太常见/],
  ['woaini1314520', /太常见/],
  ['password2024', /太常见/],
  ['!Password19991231', /太常见/],
  // Full-width letters are the same letters.
  ['ｐａｓｓｗｏｒｄ２０２４', /太常见/],
  ['aaaaaaaaaaaa', /重复或连续/],
  ['ababababab', /重复或连续/],
  ['1234567890', /重复或连续/],
  ['9876543210', /重复或连续/],
  ['abcdefghijkl', /重复或连续/],
  ['zhaomin2024', /账号、姓名或地名/],
  ['zhao.min.88', /账号、姓名或地名/],
  ['minhu赵小敏蓝田县1', /账号、姓名或地名/],
  ['ok\ud800okokok!x', /无法识别/],
]
for (const [password, why] of refused) {
  test(`“${password.slice(0, 24)}” is refused: ${why.source}`, () => assert.match(judge(password) ?? '', why))
}

for (const password of [
  'kq8z!vX2mP',
  '雨后山路上的一把旧伞',
  'correct horse battery',
  '          x 1 y 2 z',
  '😀🌲🚲🎈🍎🐟🧭🎻🪁🥁',
  'password of my neighbour',
  `${'kv7'.repeat(40)}mnopqrst`,
]) {
  test(`“${password.slice(0, 24)}” is accepted`, () => assert.equal(judge(password), undefined))
}

test('no kind of character is asked for: any ten drawn by chance are accepted but for their own words', () => {
  const letters = fc.array(fc.constantFrom(...'acegikmoqsuwy'), { minLength: 12, maxLength: 60 })
  fc.assert(
    fc.property(letters, (all) => {
      const distinct = new Set(all).size >= 5
      if (distinct) assert.equal(judgePassword(all.join(''), { isCommon: () => false, own: [] }), undefined)
    }),
  )
})

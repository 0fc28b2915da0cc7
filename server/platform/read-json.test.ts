import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Problem } from '../../core/kernel/problem.ts'
import { readJson } from './read-json.ts'

const read = (text: string | Buffer) => readJson(Buffer.from(text))

function refusalOf(text: string | Buffer): string {
  try {
    read(text)
  } catch (error) {
    assert.ok(error instanceof Problem, String(error))
    return `${error.code} ${error.params.what ?? ''}`.trim()
  }
  return 'taken'
}

describe('a body of JSON', () => {
  it('is read as JSON.parse reads it, whatever it is', () => {
    const noReserved = (text: string) => !/__proto__|constructor|prototype/.test(text)
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }).filter(noReserved), (text) => {
        const exact = !/\d{16}|\de\+?\d/i.test(text)
        if (exact) assert.deepEqual(read(text), JSON.parse(text))
      }),
    )
  })

  it('of a megabyte takes well below a tenth of a second', () => {
    const large = JSON.stringify({ text: '灯'.repeat(300_000), list: Array(40_000).fill({ a: 1.5 }) })
    const began = performance.now()
    read(large)
    assert.ok(performance.now() - began < 400, `${performance.now() - began} ms`)
  })

  const refused: [what: string, text: string | Buffer, refusal: string][] = [
    ['with a key twice', '{"a":1,"b":{"a":2},"a":3}', 'input.invalid “a”写了两次'],
    ['with a key twice, once escaped', '{"a":1,"\\u0061":2}', 'input.invalid “a”写了两次'],
    ['with __proto__', '{"x":{"__proto__":{"admin":true}}}', 'input.invalid 名称“__proto__”不能使用'],
    ['with __proto__ escaped', '{"\\u005f_proto__":1}', 'input.invalid 名称“__proto__”不能使用'],
    ['with constructor', '{"constructor":{"prototype":{}}}', 'input.invalid 名称“constructor”不能使用'],
    ['33 deep', `${'['.repeat(33)}${']'.repeat(33)}`, 'input.invalid 内容嵌套超过 32 层'],
    [
      'half a megabyte deep',
      `${'['.repeat(250_000)}${']'.repeat(250_000)}`,
      'input.invalid 内容嵌套超过 32 层',
    ],
    ['with a number that is rounded', '{"version":9007199254740993}', 'input.invalid 有一个数字过大'],
    ['with a number that becomes infinite', '{"version":1e999}', 'input.invalid 有一个数字过大'],
    ['with a number of 100,000 digits', `[${'9'.repeat(100_000)}]`, 'input.invalid 有一个数字过大'],
    ['that is GBK', Buffer.from([0x22, 0xb5, 0xc6, 0x22]), 'input.invalid 文字不是 UTF-8 编码'],
    ['with an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'input.invalid 文字不是 UTF-8 编码'],
    ['with half a character', Buffer.from([0x22, 0xe7, 0x81, 0x22]), 'input.invalid 文字不是 UTF-8 编码'],
    ['that is empty', '', 'input.not-json'],
    ['that breaks off', '{"a":"b', 'input.not-json'],
    ['with a comment', '{/* x */"a":1}', 'input.not-json'],
    ['with a comma too many', '{"a":1,}', 'input.not-json'],
    ['that is two', '{} {}', 'input.not-json'],
  ]
  for (const [what, text, refusal] of refused)
    it(`${what} is refused`, () => assert.equal(refusalOf(text), refusal))

  const taken: [what: string, text: string][] = [
    ['with the same key in two objects', '[{"a":1},{"a":2,"b":{"a":3}}]'],
    ['with braces, colons and quotes in texts', '{"a":"{\\"a\\":1,\\"a\\":2}","b":"]]]\\\\"}'],
    ['32 deep', `${'['.repeat(32)}${']'.repeat(32)}`],
    ['with coordinates', '{"lng":109.32123456789012,"lat":-3.4e1}'],
    ['with a mark in front', '\ufeff{"a":1}'],
  ]
  for (const [what, text] of taken)
    it(`${what} is taken`, () => assert.deepEqual(read(text), JSON.parse(text.replace('\ufeff', ''))))
})

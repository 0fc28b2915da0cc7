import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readStrictJson } from './strict-json.ts'

const told = (text: string) =>
  readStrictJson(text).faults.map((one) => `${one.path} ${one.line}:${one.column} ${one.text}`)

test('whatever JSON.stringify writes is read as JSON.parse reads it, and nothing is found', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', '单', '"', '\\', '/', ' ', '\n', '😀', 'u', '0') })
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      plain,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(
        plain.filter((key) => !(key in Object.prototype)),
        tie('tree'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ),
  }))
  fc.assert(
    fc.property(tree, fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      const { value: read, faults } = readStrictJson(text)
      assert.deepEqual(read, JSON.parse(text))
      assert.deepEqual(faults, [])
    }),
  )
})

test('what JSON.parse refuses is refused, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('{', '}', '[', ']', '"', 'a', ':', ',', '1', '-', '.', ' ', '\\', 'e', 'null'),
      }),
      (text) => {
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        const { faults } = readStrictJson(text)
        if (!isJson) assert.ok(faults.length > 0, text)
        else for (const one of faults) assert.match(one.text, /写了两次|控制字符/)
      },
    ),
    { numRuns: 2000 },
  )
})

test('a key that stands twice is told at the second one, and so is every other', () => {
  assert.deepEqual(told('{\n "a": {"x": 1, "x": 2},\n "b": 1,\n "b": 2}'), [
    'a.x 2:16 “x”写了两次，只能保留一个',
    'b 4:2 “b”写了两次，只能保留一个',
  ])
})

test('names that every object has already are told', () => {
  assert.deepEqual(told('{"__proto__": {"x": 1}, "a": [{"constructor": 1}]}'), [
    '__proto__ 1:2 名称“__proto__”由系统保留，不能使用',
    'a.0.constructor 1:32 名称“constructor”由系统保留，不能使用',
  ])
  assert.equal(Object.hasOwn(Object.prototype, 'x'), false)
})

test('broken grammar is told where it breaks', () => {
  assert.deepEqual(told('{\n  "a": 1,\n}'), [' 3:1 应为带双引号的名称'])
  assert.deepEqual(told('{"a": 1'), [' 1:8 此处应为逗号或右花括号'])
  assert.deepEqual(told(''), [' 1:1 内容没有写完'])
  assert.deepEqual(told('() => 1'), [' 1:1 不应出现“(”'])
  assert.deepEqual(told('{} x'), [' 1:4 此处多出了内容'])
})

test('text that cannot be stored is told', () => {
  assert.deepEqual(told('{"a": "\\u0000"}'), ['a 1:7 文字中有不可见的控制字符，请删去'])
  assert.deepEqual(told('{"a": "\\ud800"}'), ['a 1:7 文字中有不可见的控制字符，请删去'])
  assert.deepEqual(told('{"a": "\t"}'), ['a 1:7 文字中有不可见的控制字符，请删去'])
})

test('a million opening brackets are told at once and not followed', () => {
  assert.match(told('['.repeat(1_000_000))[0] ?? '', /嵌套超过 60 层/)
})

test('one text of two million characters is read', () => {
  for (const unit of ['民', '\\n']) assert.deepEqual(told(`{"a": "${unit.repeat(1_000_000)}"}`), [])
})

test('the line of a member is known, and of a missing one that of what it stands in', () => {
  const { lineOf } = readStrictJson('{\n "a": [\n  {"b": 1},\n  2]\n}')
  assert.deepEqual(['a', 'a.0', 'a.0.b', 'a.1', 'a.1.z', 'nowhere'].map(lineOf), [2, 3, 3, 4, 4, undefined])
})

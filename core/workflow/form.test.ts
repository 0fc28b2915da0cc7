import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Field, field, formSchema } from './form.ts'

const photo = '01890a5d-ac96-774b-bcce-b302099a8057'

const kinds: [field: Partial<Field> & { kind: Field['kind'] }, good: unknown[], bad: unknown[]][] = [
  [{ kind: 'text', max: 3 }, ['a', ' abc '], ['abcd', 5, null, 'a\u0000', {}]],
  [{ kind: 'number', min: 1, max: 9 }, [1, 9], [0, 10, 1.5, '3', Number.NaN, Number.POSITIVE_INFINITY]],
  [{ kind: 'number', decimals: true }, [0, 1.5], [-1, 1e12]],
  [{ kind: 'yes-no' }, [true, false], ['true', 1, null]],
  [{ kind: 'stars' }, [1, 5], [0, 6, 2.5, '5']],
  [{ kind: 'choice', options: [{ value: 'a', label: '甲' }] }, ['a'], ['b', '', 1, 'toString']],
  [{ kind: 'org' }, ['water'], ['', 5, 'x'.repeat(61)]],
  [{ kind: 'orgs', max: 2 }, [['a'], ['a', 'b']], [[], ['a', 'b', 'c'], 'a', [''], [1]]],
  [{ kind: 'category' }, ['water'], ['', 5]],
  [{ kind: 'urgency' }, ['urgent'], ['', []]],
  [{ kind: 'area' }, ['610122', '610122001001001', '610122001001001001'], ['6101', '61012200', 'x', 610122]],
  [{ kind: 'number-of-matter' }, ['LT 48392 75163'], ['', 'x'.repeat(31)]],
  [{ kind: 'photos' }, [[photo]], [[], ['1'], photo, Array(10).fill(photo)]],
]

describe('a field', () => {
  for (const [part, good, bad] of kinds) {
    const item = field.parse({ name: 'it', label: '栏目', ...part })
    const schema = formSchema([{ ...item, required: true }])
    test(`of kind ${part.kind} takes ${JSON.stringify(good)}`, () => {
      for (const value of good) assert.ok(schema.safeParse({ it: value }).success, JSON.stringify(value))
    })
    test(`of kind ${part.kind} refuses ${JSON.stringify(bad).slice(0, 60)} in Chinese`, () => {
      for (const value of [...bad, undefined]) {
        const read = schema.safeParse({ it: value })
        assert.ok(!read.success, JSON.stringify(value))
        for (const issue of read.error.issues) assert.match(issue.message, /[\u4e00-\u9fff]/)
      }
    })
    test(`of kind ${part.kind} may be left out when not required`, () => {
      const loose = formSchema([item])
      for (const value of [{}, { it: null }, { it: '' }, { it: undefined }])
        assert.equal(loose.parse(value).it, undefined)
    })
  }
})

test('where units or photos are optional, none of them may be said as an empty list', () => {
  const form: Field[] = [
    { name: 'units', label: '单位', kind: 'orgs' },
    { name: 'photos', label: '照片', kind: 'photos' },
  ]
  assert.deepEqual(formSchema(form).parse({ units: [], photos: [] }), { units: [], photos: [] })
})

test('what the form does not ask for is refused', () => {
  const read = formSchema([]).safeParse({ extra: 1, more: 2 })
  assert.match(read.error?.issues[0]?.message ?? '', /没有“extra、more”这一项/)
})

test('a form’s schema is built once', () => {
  const form: Field[] = [{ name: 'it', label: '栏目', kind: 'text' }]
  assert.equal(formSchema(form), formSchema(form))
  assert.notEqual(formSchema(form), formSchema([...form]))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../kernel/problem.ts'
import { findOrderField, mapOrderColumns, type OrderField } from './order-columns.ts'

/** The headers of a real 12345 export, in their order (rules.md, 房山). */
const hotline =
  '工单编号,工单类型,问题分类,标签,标题,主要内容,工单状态,来电人,来电人电话,被反映区,被反映街乡镇,办理结果,回复内容,受理方式,办结时间,企业名称,是否解决,是否满意,工单性质,村/社区,小区点位'

test('every column of a real hotline export has its field, each a different one', () => {
  const columns = mapOrderColumns(hotline.split(','))
  const fields = columns.map(({ field }) => field)
  assert.ok(!fields.includes(undefined), JSON.stringify(columns))
  assert.equal(new Set(fields).size, fields.length)
})

const named: [string, OrderField | undefined][] = [
  ['\ufeff工单编号', 'number'],
  [' 主 要 内 容 ', 'text'],
  ['主要内容（必填）', 'text'],
  ['*主要内容', 'text'],
  ['【必填】主要内容', 'text'],
  ['村／社区', 'community'],
  ['ＩＤ', 'number'],
  ['Raised_At', 'raisedAt'],
  ['createdAt', 'raisedAt'],
  ['Detail', 'text'],
  ['留言详情', 'text'],
  ['点赞数', undefined],
  ['', undefined],
]

for (const [header, field] of named) {
  test(`the header "${header}" is ${field ?? 'no field'}`, () => assert.equal(findOrderField(header), field))
}

test('of two columns for one field the better known name has it, whatever their order', () => {
  for (const headers of [
    ['内容', '创建时间', '受理时间'],
    ['受理时间', '创建时间', '内容'],
  ]) {
    const raised = mapOrderColumns(headers).filter(({ field }) => field === 'raisedAt')
    assert.deepEqual(raised, [{ header: '受理时间', field: 'raisedAt' }])
  }
})

test('a column that comes twice is refused, with both names', () => {
  for (const [first, second] of [
    ['主要内容', '主要内容（必填）'],
    ['备注', ' 备注'],
  ] as const) {
    assert.throws(
      () => mapOrderColumns(['内容', first, second]),
      (error) =>
        error instanceof Problem && error.code === 'import.column-duplicate' && error.params.first === first,
    )
  }
})

test('without a content column the refusal lists what was found and what would do', () => {
  assert.throws(
    () => mapOrderColumns(['甲', '乙', '']),
    (error) =>
      error instanceof Problem &&
      error.code === 'import.column-missing' &&
      /甲、乙/.test(error.message) &&
      /主要内容/.test(error.message),
  )
})

test('blank headers may repeat: exports end their header with separators', () => {
  assert.equal(mapOrderColumns(['内容', '', '']).length, 3)
})

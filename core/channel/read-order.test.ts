import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { order } from './order.ts'
import { mapOrderColumns } from './order-columns.ts'
import { findPhone } from './phone.ts'
import { type Cell, readOrder } from './read-order.ts'
import { readSatisfied, readSolved } from './verdict-words.ts'

const now = '2026-11-20T08:00:00.000Z'
const context = { now, zoneOffsetMinutes: 480, digest: (text: string) => `d${text.length}` }

function read(row: Record<string, Cell>) {
  return readOrder(mapOrderColumns(Object.keys(row)), Object.values(row), context)
}

function accept(row: Record<string, Cell>) {
  const reading = read(row)
  if ('reason' in reading) throw new Error(reading.reason)
  return reading
}

function refuse(row: Record<string, Cell>): string {
  const reading = read(row)
  assert.ok('reason' in reading, JSON.stringify(reading))
  return reading.reason
}

test('a full row of a hotline export becomes an order with nothing left over', () => {
  const { order: read, warnings } = accept({
    工单编号: 'GD20190228001',
    工单类型: '投诉',
    问题分类: '城乡建设->住房->电梯',
    标签: '电梯、老人',
    标题: '电梯停运两天',
    主要内容: '  三号楼电梯停运\r\n老人下不了楼\u0007 ',
    工单状态: '已办结',
    来电人: '张某',
    来电人电话: '138-0000-0001',
    来电时间: '2019/2/28 11:25:05',
    被反映区: '某县',
    被反映街乡镇: '某镇',
    办理结果: '已修复',
    回复内容: '已与来电人联系',
    受理方式: '电话',
    办结时间: '2019-03-01 09:00',
    企业名称: '某物业公司',
    是否解决: '已解决',
    是否满意: '不满意',
    工单性质: '主办',
    '村/社区': '某社区',
    小区点位: '三号楼',
  })
  assert.deepEqual(warnings, [])
  assert.deepEqual(read, {
    number: 'GD20190228001',
    title: '电梯停运两天',
    text: '三号楼电梯停运\n老人下不了楼',
    raisedAt: '2019-02-28T03:25:05.000Z',
    raisedAtFrom: 'row',
    category: '城乡建设->住房->电梯',
    kind: '投诉',
    tags: ['电梯', '老人'],
    areaWords: { district: '某县', street: '某镇', community: '某社区', place: '三号楼' },
    caller: { name: '张某', phone: '13800000001' },
    channelWords: '电话',
    assignmentWords: '主办',
    company: '某物业公司',
    outcome: {
      state: '已办结',
      result: '已修复',
      reply: '已与来电人联系',
      endedAt: '2019-03-01T01:00:00.000Z',
      solved: true,
      satisfied: false,
    },
    extra: {},
  })
})

const refused: [string, Record<string, Cell>, RegExp][] = [
  ['no content', { 内容: ' \n\u200b', 标题: '有标题' }, /没有内容/],
  ['10,001 characters', { 内容: '水'.repeat(10_001) }, /10001 个字.*10000/],
  ['100 KB of emoji', { 内容: '🔥'.repeat(25_000) }, /超过 10000/],
  ['NUL in the content', { 内容: '停水\u0000了' }, /“内容”含有空字符/],
  ['NUL in a column we do not know', { 内容: '停水', 备注: 'a\u0000b' }, /“备注”含有空字符/],
  ['half an emoji', { 内容: '停水\ud83d' }, /不完整的字符/],
  ['a time in the future', { 内容: '停水', 来电时间: '2099-01-01' }, /将来/],
  ['a day that never was', { 内容: '停水', 来电时间: '2019-02-30' }, /不存在/],
  [
    'a number that lost its last digits in a workbook',
    { 内容: '停水', 工单编号: 201902281125050000 },
    /15 位以后/,
  ],
  ['a number of 101 characters', { 内容: '停水', 工单编号: '1'.repeat(101) }, /超过 100/],
]

for (const [what, row, reason] of refused) {
  test(`a row with ${what} is refused`, () => assert.match(refuse(row), reason))
}

test('exactly 10,000 characters are taken', () => {
  assert.equal(accept({ 内容: '水'.repeat(10_000) }).order.text.length, 10_000)
})

test('HTML and SQL are words like any other', () => {
  const words = `<script>alert(1)</script>'; drop table matter; --`
  const { order: read } = accept({ 内容: words, 标题: words, 来电人: words, 备注: words })
  assert.deepEqual([read.text, read.title, read.caller.name, read.extra.备注], [words, words, words, words])
})

test('a bad phone number loses neither the call nor the words', () => {
  const { order: read, warnings } = accept({ 内容: '停水', 来电人电话: '138****0001' })
  assert.equal(read.caller.phone, undefined)
  assert.equal(read.extra.来电人电话, '138****0001')
  assert.match(warnings.join(), /来电人电话/)
})

test('a verdict that is neither yes nor no is kept as words', () => {
  const { order: read, warnings } = accept({ 内容: '停水', 是否解决: '部分解决', 是否满意: '未评价' })
  assert.equal(read.outcome, undefined)
  assert.deepEqual(read.extra, { 是否解决: '部分解决' })
  assert.equal(warnings.filter((warning) => warning.includes('是否')).length, 1)
})

test('an end that cannot be read is kept as words, for the call itself is clear', () => {
  const { order: read } = accept({ 内容: '停水', 来电时间: '2019-02-28', 办结时间: '03/04/2019' })
  assert.equal(read.outcome, undefined)
  assert.equal(read.extra.办结时间, '03/04/2019')
})

test('without a time the end stands in for it, without an end the import', () => {
  const ended = accept({ 内容: '停水', 办结时间: '2019-03-01 09:00' })
  assert.deepEqual([ended.order.raisedAt, ended.order.raisedAtFrom], ['2019-03-01T01:00:00.000Z', 'end'])
  const neither = accept({ 内容: '停水' })
  assert.deepEqual([neither.order.raisedAt, neither.order.raisedAtFrom], [now, 'import'])
  assert.equal(neither.warnings.length, 1)
})

test('a row without a number gets the same one next time, though its handling moved on', () => {
  const first = accept({ 内容: '停水', 来电人: '张某', 工单状态: '办理中' })
  const again = accept({ 工单状态: '已办结', 来电人: '张某', 内容: '停水 ' })
  assert.match(first.order.number, /^row-d\d+$/)
  assert.equal(again.order.number, first.order.number)
})

test('a title too long is shortened and kept whole beside, never cut inside a character', () => {
  const title = `${'水'.repeat(199)}🔥火`
  const { order: read } = accept({ 内容: '停水', 标题: title })
  assert.equal(read.title, '水'.repeat(199))
  assert.equal(read.extra.标题, title)
})

test('the spreadsheet trick ="0012" is read as its text', () => {
  assert.equal(accept({ 内容: '停水', 工单编号: '="0012"' }).order.number, '0012')
})

const phones: [string, string | undefined][] = [
  ['13800000001', '13800000001'],
  ['+86 138 0000 0001', '13800000001'],
  ['008613800000001', '13800000001'],
  ['１３８００００００01', '13800000001'],
  ['029-82700000', '02982700000'],
  ['(0851) 25820000', '085125820000'],
  ['82700000', '82700000'],
  ['400-820-0000', '4008200000'],
  ['无、13800000002', '13800000002'],
  ['12800000001', undefined],
  ['138****0001', undefined],
  ['保密', undefined],
]

for (const [words, digits] of phones) {
  test(`the phone words "${words}" are ${digits ?? 'no number'}`, () =>
    assert.equal(findPhone(words), digits))
}

test('verdict words are yes, no, or nobody said', () => {
  for (const yes of ['是', '已解决', '解决', 'YES', 'true', '1', '已解决。'])
    assert.deepEqual(readSolved(yes), { said: true, value: true })
  for (const no of ['否', '未解决', '没有解决', '0'])
    assert.deepEqual(readSolved(no), { said: true, value: false })
  for (const yes of ['满意', '基本满意', '非常满意'])
    assert.deepEqual(readSatisfied(yes), { said: true, value: true })
  for (const no of ['不满意', '非常不满意', '否'])
    assert.deepEqual(readSatisfied(no), { said: true, value: false })
  for (const nobody of ['', '-', '未评价', '无法联系'])
    assert.deepEqual(readSatisfied(nobody), { said: false, isKnown: true })
  assert.deepEqual(readSatisfied('一般'), { said: false, isKnown: false })
})

test('whatever the cells, the row is a valid order or a reason', () => {
  const headers = [
    '编号',
    '内容',
    '时间',
    '电话',
    '标签',
    '是否解决',
    '标题',
    '办结时间',
    '备注',
    '__proto__',
  ]
  const columns = mapOrderColumns(headers)
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.double(),
    fc.boolean(),
    fc.date({ noInvalidDate: false }),
    fc.constant(null),
  )
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 10 }), (cells) => {
      const reading = readOrder(columns, cells, context)
      if ('reason' in reading) assert.notEqual(reading.reason, '')
      else assert.ok(order.safeParse(reading.order).success)
    }),
  )
})

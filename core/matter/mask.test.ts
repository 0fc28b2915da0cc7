import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hideNumbers, maskPhone, showsPersonalNumber } from './mask.ts'

test('a phone number keeps its ends', () => {
  assert.equal(maskPhone('13800000001'), '138****0001')
  assert.equal(maskPhone('02981234567'), '029****4567')
  assert.equal(maskPhone('81234567'), '****67')
})

const rows: [text: string, hidden: string][] = [
  ['电话13800000001联系', '电话＊＊＊联系'],
  ['座机029-81234567或0851-8123456', '座机＊＊＊或＊＊＊'],
  ['身份证61012219900101123X', '身份证＊＊＊'],
  ['身份证610122199001011234。', '身份证＊＊＊。'],
  ['卡号6222020200011223344', '卡号＊＊＊'],
  ['13800000001、13900000002', '＊＊＊、＊＊＊'],
]
for (const [text, hidden] of rows) {
  test(`${text} is shown as ${hidden}`, () => {
    assert.equal(hideNumbers(text), hidden)
    assert.equal(showsPersonalNumber(text), true)
  })
}

test('other numbers stay', () => {
  for (const text of [
    '7号楼2单元301',
    '欠费12345元',
    '2026年2月14日',
    '编号LT4839275163',
    '794 户',
    '12345678901234',
  ]) {
    assert.equal(hideNumbers(text), text)
    assert.equal(showsPersonalNumber(text), false)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseMoment } from './moment.ts'

const now = '2026-11-20T08:00:00.000Z'
const china = 480

const readable: [string | number | Date, string][] = [
  ['2019/2/28 11:25:05', '2019-02-28T03:25:05.000Z'],
  ['2019-02-28 11:25', '2019-02-28T03:25:00.000Z'],
  ['2019.02.28 11:25', '2019-02-28T03:25:00.000Z'],
  ['2019-02-28', '2019-02-27T16:00:00.000Z'],
  ['2019年2月28日 11时25分', '2019-02-28T03:25:00.000Z'],
  ['2019年2月28日11时25分05秒', '2019-02-28T03:25:05.000Z'],
  ['2019年2月28日星期四 下午3:05', '2019-02-28T07:05:00.000Z'],
  ['2019/2/28 3:05:09 PM', '2019-02-28T07:05:09.000Z'],
  ['2019/2/28 12:05 AM', '2019-02-27T16:05:00.000Z'],
  ['２０１９／２／２８　１１：２５', '2019-02-28T03:25:00.000Z'],
  ['20190228112505', '2019-02-28T03:25:05.000Z'],
  [20190228112505, '2019-02-28T03:25:05.000Z'],
  ['201902281125', '2019-02-28T03:25:00.000Z'],
  ['20190228', '2019-02-27T16:00:00.000Z'],
  ['2019-02-28T11:25:05Z', '2019-02-28T11:25:05.000Z'],
  ['2019-02-28T11:25:05.123+08:00', '2019-02-28T03:25:05.000Z'],
  ['2019-02-28T11:25:05-0530', '2019-02-28T16:55:05.000Z'],
  [43524.47575231481, '2019-02-28T03:25:05.000Z'],
  ['43524', '2019-02-27T16:00:00.000Z'],
  [new Date('2019-02-28T11:25:04.999Z'), '2019-02-28T03:25:05.000Z'],
  ['2024-02-29 00:00', '2024-02-28T16:00:00.000Z'],
  ['2026-11-20 16:00', now],
]

for (const [written, at] of readable) {
  test(`${written instanceof Date ? 'the workbook date' : written} is ${at}`, () => {
    assert.deepEqual(parseMoment(written, china, now), { at })
  })
}

const refused: [string | number | Date, RegExp][] = [
  ['2019-02-30', /不存在/],
  ['2023-02-29 10:00', /不存在/],
  ['2019-13-01', /不存在/],
  ['2019-02-28 24:00', /不存在/],
  ['2019-02-28 11:60', /不存在/],
  ['20190231', /不存在/],
  ['03/04/2019', /分不清.*2019-02-28/],
  ['28-2-19 11:25', /分不清/],
  ['2026-11-20 16:01', /将来/],
  ['2119-01-01', /将来/],
  ['1989-12-31 23:59', /早于 1990 年/],
  ['上午13:00', /无法识别/],
  ['2019-02-28 上午13:00', /钟点不存在/],
  ['2019-2-281:05', /无法识别/],
  ['昨天下午', /无法识别.*2019-02-28/],
  ['2019-02-28 11:25; drop table matter', /无法识别/],
  ['', /无法识别/],
  [0, /无法识别/],
  [1551324305000, /无法识别/],
  [new Date(Number.NaN), /无法识别/],
  [new Date(-8.64e15), /早于 1990 年/],
  [new Date(8.64e15), /将来/],
]

for (const [written, reason] of refused) {
  test(`the moment "${String(written)}" is refused with what to do`, () => {
    const reading = parseMoment(written, china, now)
    assert.ok('reason' in reading, JSON.stringify(reading))
    assert.match(reading.reason, reason)
  })
}

test('every second since 1991 written in local time reads back as itself, in any zone', () => {
  const seconds = fc.integer({ min: Date.UTC(1991, 0, 1) / 1000, max: Date.parse(now) / 1000 })
  fc.assert(
    fc.property(seconds, fc.integer({ min: -12 * 60, max: 14 * 60 }), (second, offset) => {
      const at = new Date(second * 1000).toISOString()
      const local = new Date(second * 1000 + offset * 60_000).toISOString().slice(0, 19)
      const [date = '', time = ''] = local.split('T')
      const [y, m, d] = date.split('-').map(Number)
      for (const written of [
        local.replace('T', ' '),
        `${y}/${m}/${d} ${time}`,
        `${y}年${m}月${d}日 ${time}`,
        local.replace(/\D/g, ''),
      ]) {
        assert.deepEqual(parseMoment(written, offset, now), { at }, written)
      }
      const serial = (Date.parse(`${local}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
      assert.deepEqual(parseMoment(serial, offset, now), { at }, `serial ${serial}`)
    }),
  )
})

test('no words at all make it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => void parseMoment(words, china, now)))
})

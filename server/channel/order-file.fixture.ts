// Files for the tests, made byte by byte, so that the tests can also make wrong ones.
import { crc32, deflateRawSync } from 'node:zlib'

type ZipPart = { name: string; data: Buffer; claims?: { unpacked?: number } }

export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data, claims } of parts) {
    const packed = deflateRawSync(data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claims?.unpacked ?? data.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, Buffer.from(name), packed)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, place, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, list, end])
}

type Value = string | number | Date | null

/** The parts of a workbook; each sheet is given as rows of cells or as its ready XML. Dates are wall-clock time in UTC. */
export function workbookParts(sheets: Record<string, Value[][] | string>): ZipPart[] {
  const names = Object.keys(sheets)
  const relations = names.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  const part = (name: string, text: string) => ({
    name,
    data: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`),
  })
  return [
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns:r="urn:r"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${relations.join('')}<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    ),
    part(
      'xl/styles.xml',
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    ),
    ...Object.values(sheets).map((rows, i) =>
      part(`xl/worksheets/sheet${i + 1}.xml`, typeof rows === 'string' ? rows : sheetXml(rows)),
    ),
  ]
}

export function workbookOf(sheets: Record<string, Value[][] | string>): Buffer {
  return zipOf(workbookParts(sheets))
}

function sheetXml(rows: Value[][]): string {
  const body = rows.map((cells, r) => {
    const inside = cells.map((value, c) => cellXml(`${String.fromCharCode(65 + c)}${r + 1}`, value))
    return `<row r="${r + 1}">${inside.join('')}</row>`
  })
  return `<worksheet><sheetData>${body.join('')}</sheetData></worksheet>`
}

function cellXml(at: string, value: Value): string {
  if (value === null) return ''
  if (value instanceof Date)
    return `<c r="${at}" s="1"><v>${(value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000}</v></c>`
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
  const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
}

/** Node decodes GB18030 but does not encode it: the two-byte table is turned round. */
export function gb18030Of(text: string): Buffer {
  return Buffer.concat(
    [...text].map((character) => Buffer.from(gbTable().get(character) ?? [character.charCodeAt(0)])),
  )
}

let table: Map<string, [number, number]> | undefined

function gbTable(): Map<string, [number, number]> {
  if (table) return table
  table = new Map()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    }
  }
  return table
}

// How far a sheet reaches, seen in its XML as it streams by. A workbook parser fills every gap up to the last cell:
// one cell at XFD1048576, a hundred bytes, becomes seventeen thousand million cells, and the process aborts before
// anything can be caught. Tags are read more strictly than XML asks, so that no spelling of one can hide its address.
import { ZipRefusal } from './order-file-zip.ts'

/** Rows under the header; beyond them a workbook takes gigabytes to open and CSV takes none. */
export const longestSheet = 200_000

const excelLimits = { rows: 1_048_576, columns: 16_384 }
const roomForHeader = 10
const mostCells = 20_000_000
const longestTag = 64 * 1024

const tag = /<(?:[^\s<>:/]*:)?(?:row|c)(?=[\s/>])([^<>]*)([<>])/g
const attributes = /^(?:\s+[\w:.-]+\s*=\s*(?:"[^"&]*"|'[^'&]*'))*\s*\/?$/
const address = /[\s:]r\s*=\s*["']([^"']*)["']/g
const place = /^([A-Z]{0,3})([1-9]\d{0,6})$/

/** Feed it the chunks of one XML part; it throws ZipRefusal as soon as the part asks for too much. */
export class SheetArea {
  #rest = ''
  #rows = 0
  #columns = 0

  take(chunk: Buffer): void {
    // Addresses are ASCII: reading bytes as latin1 is exact for them and cannot split a character.
    const text = this.#rest + chunk.toString('latin1')
    for (const [, inside = '', end] of text.matchAll(tag)) {
      if (end === '<' || !attributes.test(inside)) throw refusal('工作表的写法不合规范')
      for (const [, value = ''] of inside.matchAll(address)) this.#reach(value, !inside.endsWith('/'))
    }
    const open = text.lastIndexOf('<')
    this.#rest = open >= 0 && text.indexOf('>', open) < 0 ? text.slice(open) : ''
    if (this.#rest.length > longestTag) throw refusal('工作表的写法不合规范')
  }

  #reach(value: string, isFilled: boolean): void {
    const [, letters, digits] = place.exec(value) ?? []
    if (letters === undefined) throw refusal('工作表的单元格地址有误')
    const row = Number(digits)
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    if (row > excelLimits.rows || column > excelLimits.columns) throw refusal('工作表的单元格地址有误')
    // Rows and cells that are only formatted may reach to the end of the sheet: they cost nothing.
    if (!isFilled || letters === '') return
    this.#rows = Math.max(this.#rows, row)
    this.#columns = Math.max(this.#columns, column)
    if (this.#rows > longestSheet + roomForHeader) {
      throw new ZipRefusal({
        fault: 'too-large',
        what: `的表格至少有 ${this.#rows} 行`,
        limit: `${longestSheet} 行`,
      })
    }
    if (this.#rows * this.#columns > mostCells) {
      const what = `的表格占了 ${this.#rows} 行 × ${this.#columns} 列`
      throw new ZipRefusal({ fault: 'too-large', what, limit: `${mostCells} 个单元格` })
    }
  }
}

function refusal(what: string): ZipRefusal {
  return new ZipRefusal({ fault: 'broken', what, limit: '' })
}

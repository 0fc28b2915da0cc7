// Every CSV this program writes is written here: UTF-8 with a mark (Excel reads it as such), CRLF, and no cell that a
// spreadsheet would take for a formula. What residents write ends in such cells, and =HYPERLINK(…) is a way out.

// Also the full-width signs, which spreadsheets in Chinese and Japanese read alike, and blanks or marks before the sign.
const formula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

export function writeCsv(rows: string[][]): string {
  return `\uFEFF${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`
}

/** A cell that would be a formula begins with an apostrophe, and is text. */
function quote(cell: string): string {
  const safe = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

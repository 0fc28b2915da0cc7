// Rows as texts, column by column: read from what the server has written, written again by the bare side. So both write
// rows of the same tables and the same sizes, and the bare side is spared even the making of JSON.

import type pg from 'pg'

export type Row = Record<string, string | null>

const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig

/** @param where a condition on one value, written $1 */
export async function readRows(
  client: pg.Client,
  table: string,
  where: string,
  value: string,
): Promise<Row[]> {
  const { rows } = await client.query<Row>({
    text: `select * from ${table} where ${where}`,
    values: [value],
    types: asText,
  })
  return rows.map(({ position, ...row }) => row)
}

/** One prepared statement for each table, as a careful program would have it. */
export async function insertRow(client: pg.Client, table: string, row: Row): Promise<void> {
  await client.query({ name: `insert-${table}`, text: insertText(table, row), values: Object.values(row) })
}

const texts = new Map<string, string>()

function insertText(table: string, row: Row): string {
  let text = texts.get(table)
  if (!text) {
    const columns = Object.keys(row)
    const places = columns.map((_, at) => `$${at + 1}`)
    text = `insert into ${table} (${columns.map((one) => `"${one}"`).join(', ')}) values (${places.join(', ')})`
    texts.set(table, text)
  }
  return text
}

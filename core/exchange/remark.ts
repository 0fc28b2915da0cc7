// What an import has to say of a file: nothing is dropped in silence. Whatever found no place in the workflow, was
// guessed, or waits for somebody's decision is a remark with its place in the source file.

/** `decide`: somebody must say what is meant. `left-out`: not in the workflow. `guess`: taken, but look at it. */
export type Remark = { kind: 'decide' | 'left-out' | 'guess'; place: string; text: string }

export const remarkTitles = { decide: '待定', 'left-out': '未导入', guess: '请核对' } as const

/** One list, each thing told once, what must be decided first. */
export function sortRemarks(remarks: Remark[]): Remark[] {
  const order = Object.keys(remarkTitles)
  const distinct = new Map(remarks.map((one) => [`${one.kind}\n${one.place}\n${one.text}`, one]))
  return [...distinct.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

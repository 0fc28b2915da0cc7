// How alike two calls are: the share of two-character pieces they have in common (Dice), which works for Chinese
// without cutting words. Between 0 and 1.

const longest = 400

export function piecesOf(text: string): Set<string> {
  const plain = text.slice(0, longest).replace(/[\s\p{P}\p{S}]+/gu, '')
  const pieces = new Set<string>()
  for (let at = 0; at + 2 <= plain.length; at++) pieces.add(plain.slice(at, at + 2))
  return pieces
}

export function likeness(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const piece of a) if (b.has(piece)) common++
  return (2 * common) / (a.size + b.size)
}

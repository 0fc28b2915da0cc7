// What a call seems to be about, from the words of the categories, and who answers for that here. A proposal only:
// the caller or the intake desk confirms it.

import { ancestorAt, type Level, levelOf, levels } from '../area/code.ts'
import type { Playbook } from './playbook.ts'

/** The best categories first, at most three; empty when no word of the call speaks for any. */
export function proposeCategories(playbook: Playbook, text: string): string[] {
  const scored = Object.entries(playbook.categories).map(([id, one]) => {
    const words = one.keywords ?? []
    const score = words.reduce((sum, word) => sum + (text.includes(word) ? word.length : 0), 0)
    return { id, score }
  })
  return scored
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map((one) => one.id)
}

/** The organisation the duty list names for a category in an area, or its parent category's; undefined when nobody. */
export function leadFor(playbook: Playbook, category: string, area: string): string | undefined {
  const entry = playbook.categories[category]
  const reference = entry?.lead ?? (entry?.parent ? playbook.categories[entry.parent]?.lead : undefined)
  if (!reference) return undefined
  const [kind = '', level] = reference.split('@')
  if (!level) return kind
  const isKnown = levels.indexOf(levelOf(area)) >= levels.indexOf(level as Level)
  return isKnown ? orgInArea(kind, ancestorAt(area, level as Level)) : undefined
}

/** The id of an area's own organisation of a kind. */
export function orgInArea(kind: string, area: string): string {
  return `${kind}-${area}`
}

export function urgencyOf(playbook: Playbook, category: string): string {
  const entry = playbook.categories[category]
  const parent = entry?.parent ? playbook.categories[entry.parent] : undefined
  return entry?.urgency ?? parent?.urgency ?? playbook.ordinaryUrgency
}

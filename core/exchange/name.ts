// Names of other people's formats (PENDING_FOR_ASSIGNMENT, Activity_0x1y, 受理) as slugs and titles of ours.

import { standardActions } from '../workflow/standard.ts'

/** Names of actions that every workflow has; a foreign action of the same name is another one. */
export const standardNames = [...Object.keys(standardActions), 'reopen', 'follow-alone']

const longestSlug = 60
const longestTitle = 20

/** Lower-case letters, digits and dashes; empty where nothing of the name can be kept. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, longestSlug)
    .replace(/-+$/, '')
}

/** The slug, or one beside it that is not taken yet; `taken` then holds it. */
export function freeSlug(wanted: string, taken: Set<string>): string {
  const base = wanted || 'unnamed'
  let slug = base
  for (let count = 2; taken.has(slug); count++)
    slug = `${base.slice(0, longestSlug - 1 - String(count).length)}-${count}`
  taken.add(slug)
  return slug
}

/** A title that fits on a button, and whether something was cut off. */
export function titleOf(name: string): { title: string; isCut: boolean } {
  const whole = name.trim()
  if (whole.length <= longestTitle) return { title: whole, isCut: false }
  let title = ''
  for (const character of whole) {
    if (title.length + character.length > longestTitle - 1) break
    title += character
  }
  return { title: `${title}…`, isCut: true }
}

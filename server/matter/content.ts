// What a call says, in the forms it is kept in: its title and its digest.

import { createHash } from 'node:crypto'
import { canonical } from '../../core/kernel/canonical.ts'
import type { Content } from './save-matter.ts'

/** The first sentence, at most 40 characters. */
export function titleOf(text: string): string {
  const [first = ''] = text.split(/[。！？\n]/)
  const characters = [...first]
  if (characters.length > 40) return `${characters.slice(0, 39).join('')}…`
  return first || [...text].slice(0, 40).join('')
}

/** Salted, so that it says nothing about a call whose words were deleted. */
export function digestOf(content: Omit<Content, 'secretHash'>): string {
  const { salt, title, text, place, lng, lat, answers, externalNumber } = content
  const said = canonical({ title, text, place, lng, lat, answers, externalNumber })
  return createHash('sha256').update(salt).update(said).digest('hex')
}

// Drafts: opened from what is in force, saved whole as typed, refused where somebody else was faster.

import { v7 as uuidv7 } from 'uuid'
import type { Draft, DraftText } from '../../core/definition/contract.ts'
import { Problem } from '../../core/kernel/problem.ts'
import type { Definition } from '../../core/playbook/definition.ts'
import type { Platform } from '../platform/platform.ts'
import type { Place } from '../playbook/places.ts'
import type { Administrator } from './access.ts'
import { addDraft, countDrafts, findDraft, type StoredDraft, updateDraft } from './queries.ts'

const most = 50

export async function openDraft(
  platform: Platform,
  place: Place,
  by: Administrator,
  from = place.number,
): Promise<DraftText> {
  if ((await countDrafts(platform.db, by.district)) >= most)
    throw new Problem('definition.too-many-drafts', { most })
  const content = textOf(contentOf(platform, by.district, from))
  const id = uuidv7()
  await addDraft(platform.db, by, { id, content, basedOn: from, now: platform.now() })
  return accessDraft(platform, by.district, id)
}

/** What the definition of a number says; 0 is the folder. */
export function contentOf({ places }: Platform, district: string, number: number): Definition {
  if (number === 0) return places.folderOf(district)
  const found = places.publishedIn(district).find((one) => one.row.number === number)
  if (!found) throw new Problem('definition.unknown')
  return found.content
}

export const textOf = (content: Definition): string => `${JSON.stringify(content, null, 2)}\n`

export async function accessDraft(platform: Platform, district: string, id: string): Promise<DraftText> {
  const stored = await findDraft(platform.db, district, id)
  if (!stored) throw new Problem('definition.unknown')
  return { ...showDraft(stored), text: stored.content }
}

export async function saveDraft(
  platform: Platform,
  by: Administrator,
  id: string,
  { revision, text }: { revision: number; text: string },
): Promise<Draft> {
  const isSaved = await updateDraft(platform.db, by, { id, revision, content: text, now: platform.now() })
  const { text: _, ...draft } = await accessDraft(platform, by.district, id)
  if (!isSaved) throw stale(draft)
  return draft
}

export function stale(present: Draft): Problem {
  return new Problem('definition.stale', { who: present.updatedBy }, { present })
}

export function showDraft(row: StoredDraft): Draft {
  return {
    id: row.id,
    revision: row.revision,
    basedOn: row.based_on,
    author: row.author,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at.toISOString(),
  }
}

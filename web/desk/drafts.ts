// What was typed into an action's form and not yet sent. Kept in memory only (calls hold personal data), so it
// outlives a closed drawer, a stale refusal and an ended session, and not the tab.

import type { FormValues } from '../../core/workflow/form.ts'

const drafts = new Map<string, FormValues>()

export function findDraft(matter: string, action: string): FormValues | undefined {
  return drafts.get(`${matter} ${action}`)
}

export function keepDraft(matter: string, action: string, values: FormValues): void {
  drafts.set(`${matter} ${action}`, values)
}

export function dropDraft(matter: string, action: string): void {
  drafts.delete(`${matter} ${action}`)
}

export function dropAllDrafts(): void {
  drafts.clear()
}

import type { Playbook } from '../place.tsx'
import type { DraftHold } from './use-draft.ts'

/** What every step of a report is given. */
export type StepProps = { hold: DraftHold; playbook: Playbook }

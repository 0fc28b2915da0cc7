// Who may ever have an effect, whatever an action's `by` or a playbook's `standard` table says. A place chooses within
// this: the machine's own acts are nobody's, what only the caller can want is not done in their name, and whoever does
// the work does not judge it, give itself time or look behind the caller's number.

import type { Effect, Standing } from './language.ts'

/** `role`: any post the playbook names. */
export type Who = Standing | 'role'

const caller: readonly Who[] = ['requester']
const mainMatter: readonly Who[] = ['main-matter']
/** Above those who work: never the lead, the holder, whoever sent it here, or the caller. */
const judge: readonly Who[] = ['role', 'above']
const worker: readonly Who[] = ['role', 'holder', 'desk', 'lead', 'raiser']
/** Whoever sends work out, but not the unit that has it to do. */
const dispatcher: readonly Who[] = ['role', 'desk', 'raiser']

export const standingsFor: Record<Effect, readonly Who[]> = {
  assign: [...dispatcher, 'holder'],
  'assign-self': [...dispatcher, 'holder'],
  reassign: dispatcher,
  designate: judge,
  release: [...worker, 'clock'],
  // Whoever takes it up; a wish is taken by the one who gets it.
  accept: [...worker, 'requester'],
  'accept-part': ['role', 'support'],
  'finish-part': ['role', 'support'],
  // Not the clock: a time that is over has answered nobody.
  finish: worker,
  rate: ['requester', 'role', 'holder', 'desk', 'raiser'],
  note: [...worker, 'support', 'consulted', 'mover', 'above'],
  // Only posts that are named for it: those complained about must not come to the caller's number by their work.
  'see-phone': ['role'],
  ask: worker,
  answer: caller,
  'come-back': caller,
  contest: caller,
  reopen: caller,
  urge: ['requester', 'role', 'raiser'],
  correct: worker,
  'ask-pause': [...worker, 'support'],
  pause: judge,
  'refuse-pause': judge,
  resume: worker,
  'ask-extension': [...worker, 'support'],
  extend: judge,
  'refuse-extension': judge,
  supervise: judge,
  'answer-supervision': worker,
  card: judge,
  'lift-card': judge,
  recall: ['mover'],
  return: ['role', 'holder', 'desk', 'lead'],
  // The unit that has it to do could bury a complaint in another one.
  merge: ['role', 'desk'],
  part: ['role', 'main-matter'],
  'follow-end': mainMatter,
  lapse: mainMatter,
  settle: ['importer'],
  consult: worker,
  'give-opinion': ['consulted'],
  conclude: [...worker, 'above'],
  dispute: ['lead'],
  'review-dispute': judge,
  split: worker,
  forward: worker,
  'outside-answer': worker,
}

/** A standard action that is known by its name and has no effect of its own. */
export const standingsForAction: Record<string, readonly Who[]> = { withdraw: caller }

// What every workflow has without asking is behind “更多”, by what it is about; the workflow's own actions, and what
// waits for this very person, are not.

import type { MatterDetail } from '../../../core/matter/detail-contract.ts'

type Group = { title: string; actions: string[] }

export const actionGroups: Group[] = [
  {
    title: '联合办理',
    actions: [
      'ask-opinions',
      'give-opinion',
      'conclude-consultation',
      'accept-part',
      'finish-part',
      'split-off',
      'reassign',
      'designate',
      'dispute',
      'review-dispute',
      'forward-outside',
      'outside-answer',
    ],
  },
  {
    title: '时限',
    actions: ['ask-extension', 'extend', 'refuse-extension', 'ask-pause', 'pause', 'refuse-pause', 'resume'],
  },
  { title: '督办', actions: ['urge', 'supervise', 'answer-supervision', 'card', 'lift-card'] },
  { title: '流转', actions: ['ask', 'recall', 'return-to-handler', 'merge'] },
  { title: '记录', actions: ['note', 'correct', 'see-phone'] },
]

const inOrder = actionGroups.flatMap((group) => group.actions)

export const isGrouped = (action: string): boolean => inOrder.includes(action)

/** For sorting: in the order of the groups, the workflow's own after them. */
export const rankOf = (action: string): number =>
  isGrouped(action) ? inOrder.indexOf(action) : inOrder.length

/**
 * Whether somebody waits for just this.
 * @param orgs of the person's posts
 */
export function isAwaited(matter: MatterDetail, action: string, orgs: (string | null)[]): boolean {
  const { consultation } = matter
  switch (action) {
    case 'give-opinion':
      return consultation?.units.some((unit) => orgs.includes(unit.org) && !unit.opinion) ?? false
    case 'conclude-consultation':
      return (
        consultation !== null && (consultation.isOverdue || consultation.units.every((unit) => unit.opinion))
      )
    case 'pause':
      return matter.pauseAsked !== null
    // These are offered only while there is something to answer.
    case 'accept-part':
    case 'finish-part':
    case 'review-dispute':
    case 'designate':
    case 'outside-answer':
    case 'extend':
    case 'refuse-extension':
    case 'refuse-pause':
    case 'resume':
    case 'answer-supervision':
      return true
    default:
      return false
  }
}

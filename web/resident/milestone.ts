import type { Track } from '../../core/matter/track-contract.ts'

export type Milestone = Track['milestone']

/** In the order they are passed. */
export const milestoneTitles: Record<Milestone, string> = {
  received: '已收到',
  assigned: '已安排',
  working: '办理中',
  answered: '已答复',
  ended: '已办结',
}

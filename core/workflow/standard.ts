// What every workflow has without asking. These actions move nothing but themselves: what runs beside the state
// (waiting for the caller, pause, extension, supervision, consultation, dispute) is a flag with its own history, never
// one more state. `by` is the default; a playbook's `standard` table may name other roles.

import type { Action, State } from './language.ts'
import { jointActions } from './standard-joint.ts'
import { oversightActions } from './standard-oversight.ts'
import { pathActions } from './standard-path.ts'
import { talkActions } from './standard-talk.ts'
import { timeActions } from './standard-time.ts'

/** States that no playbook has to name. */
export const standardStates: Record<string, State> = {
  withdrawn: { title: '已撤回', milestone: 'ended', final: true },
  /** Waits for its leader's end: on nobody's desk, under no clock of its own. */
  following: { title: '并案办理中', milestone: 'working' },
  merged: { title: '随主件办结', milestone: 'ended', final: true, answered: true },
  /** Came ended from another system. */
  settled: { title: '历史办结', milestone: 'ended', final: true, answered: true },
  /** The caller was asked, reminded, and said nothing; open to them to come back. */
  silent: { title: '待补充终结', milestone: 'ended', final: true },
  /** Belongs to a court, to discipline inspection …: the caller is told where. */
  rejected: { title: '不予受理（已告知渠道）', milestone: 'ended', final: true },
  /** A part whose whole has ended. */
  lapsed: { title: '随主件终止', milestone: 'ended', final: true },
}

export const standardActions: Record<string, Action> = {
  ...talkActions,
  ...timeActions,
  ...jointActions,
  ...oversightActions,
  ...pathActions,
}

/** Actions that are made for a workflow when it is linked. */
export const linkedActions = ['follow-alone', 'reopen', 'reject', 'contest']

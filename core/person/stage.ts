// What still stands between a first proof of who somebody is (password, single sign-on, passkey) and the desk. A
// session that has not got to the end opens nothing.

export const stages = ['second-factor', 'new-password', 'enrol', 'open'] as const
export type Stage = (typeof stages)[number]

export type Means = 'password' | 'passkey' | 'sso'

export type Standing = {
  means: Means
  /** A second factor was shown, or a passkey, which is two by itself. */
  isStrong: boolean
  /** The person has a second factor. */
  hasFactor: boolean
  /** One of the person's posts counts only after one. */
  needsFactor: boolean
  /** The password was given out by an administrator. */
  isOneTime: boolean
}

/** The second factor before the new password: whoever only saw the slip of paper must not choose one. */
export function decideStage({ means, isStrong, hasFactor, needsFactor, isOneTime }: Standing): Stage {
  if (hasFactor && !isStrong) return 'second-factor'
  if (isOneTime && means === 'password') return 'new-password'
  if (needsFactor && !hasFactor) return 'enrol'
  return 'open'
}

import type { Me } from '../../core/person/contract.ts'
import type { SigningIn } from '../../core/person/sign-in-contract.ts'
import { mayConfigure } from '../../core/playbook/configurers.ts'
import type { Platform } from '../platform/platform.ts'
import { findHere } from './passkey.ts'
import { findFactors } from './queries.ts'
import { countRecoveryCodes } from './recovery-code.ts'
import { readSession, type Session } from './session.ts'
import type { Visit } from './session-cookie.ts'

/** Where signing in stands for this browser, also after the step just taken. */
export async function showSigningIn({ platform, request }: Visit): Promise<SigningIn> {
  const session = await readSession(platform, request)
  const factors =
    session && ['second-factor', 'open'].includes(session.stage)
      ? await findFactors(platform.db, session.person)
      : []
  const hasRecovery =
    session && factors.length > 0 && (await countRecoveryCodes(platform.db, session.person)) > 0
  return {
    stage: session?.stage ?? 'none',
    factors: hasRecovery ? [...factors, 'recovery'] : factors,
    hasPasskeys: findHere(platform, request) !== undefined,
    sso: platform.signIn.sso?.title ?? null,
    me: session?.stage === 'open' ? await showMe(platform, session) : null,
  }
}

export async function showMe(platform: Platform, session: Session): Promise<Me> {
  const { playbook } = platform.places.at(session.district)
  const areas = await platform.areas.in(session.district)
  const orgs = await platform.orgs.in(session.district)
  return {
    id: session.person,
    name: session.name,
    district: session.district,
    districtName: playbook.name,
    mayConfigure: mayConfigure(playbook, session.posts),
    posts: session.posts.map((post) => ({
      ...post,
      roleTitle: playbook.roles[post.role]?.title ?? post.role,
      orgName: post.org ? (orgs.get(post.org)?.name ?? post.org) : null,
      areaName: areas.pathNameOf(post.area),
    })),
  }
}

import {
  listOrgs,
  type Me,
  readMe,
  signIn as signInContract,
  signOut as signOutContract,
} from '../../core/person/contract.ts'
import type { Bind } from '../platform/bind.ts'
import type { Platform } from '../platform/platform.ts'
import { type Session, signIn, signOut } from './session.ts'

export function bindPeople(bind: Bind, platform: Platform): void {
  bind(signInContract, async ({ body, reply }) =>
    meOf(platform, await signIn(platform, body.login, body.password, reply)),
  )

  bind(signOutContract, async ({ raw, reply }) => {
    await signOut(platform.db, raw, reply)
    return {}
  })

  bind(readMe, async ({ session }) => meOf(platform, session))

  bind(listOrgs, async ({ session, query: { find } }) => {
    const orgs = [...(await platform.orgs.in(session.district)).values()]
    return find ? orgs.filter((org) => org.name.includes(find)).slice(0, 100) : orgs.slice(0, 500)
  })
}

async function meOf(platform: Platform, session: Session): Promise<Me> {
  const { playbook } = platform.places.at(session.district)
  const areas = await platform.areas.in(session.district)
  const orgs = await platform.orgs.in(session.district)
  return {
    id: session.person,
    name: session.name,
    district: session.district,
    districtName: playbook.name,
    posts: session.posts.map((post) => ({
      ...post,
      roleTitle: playbook.roles[post.role]?.title ?? post.role,
      orgName: post.org ? (orgs.get(post.org)?.name ?? post.org) : null,
      areaName: areas.pathNameOf(post.area),
    })),
  }
}

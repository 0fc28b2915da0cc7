import { Problem } from '../../core/kernel/problem.ts'
import {
  addPasskey,
  beginPasskey,
  beginTotp,
  changePassword as changePasswordContract,
  confirmTotp,
  dropPasskey,
  dropTotp,
  endOtherSessions,
  endSession,
  readAccount,
  renewRecoveryCodes as renewContract,
} from '../../core/person/account-contract.ts'
import { listOrgs, readMe } from '../../core/person/contract.ts'
import {
  askPasskey as askPasskeyContract,
  chooseFirstPassword as chooseContract,
  leaveForSso as leaveContract,
  signInWithPasskey as passkeyContract,
  proveFactor as proveContract,
  readSession as readSessionContract,
  returnFromSso as returnContract,
  signIn as signInContract,
  signOut as signOutContract,
} from '../../core/person/sign-in-contract.ts'
import type { Bind } from '../platform/bind.ts'
import type { Platform } from '../platform/platform.ts'
import {
  askOwnPasskey,
  beginOwnTotp,
  changePassword,
  confirmOwnTotp,
  endOthers,
  giveUpPasskey,
  giveUpTotp,
  keepOwnPasskey,
  renewRecoveryCodes,
  showAccount,
} from './account.ts'
import { proveFactor } from './prove-factor.ts'
import { endOneSession } from './queries.ts'
import { signOut } from './session.ts'
import type { Visit } from './session-cookie.ts'
import { showMe, showSigningIn } from './show-me.ts'
import {
  askPasskey,
  chooseFirstPassword,
  leaveForSso,
  returnFromSso,
  signInWithPasskey,
  signInWithPassword,
} from './sign-in.ts'
import { openSso } from './sso.ts'

export function bindPeople(bind: Bind, platform: Platform): void {
  bindSigningIn(bind, platform)
  bindAccount(bind, platform)

  bind(readMe, ({ session }) => showMe(platform, session))

  bind(listOrgs, async ({ session, query: { find } }) => {
    const orgs = [...(await platform.orgs.in(session.district)).values()]
    return find ? orgs.filter((org) => org.name.includes(find)).slice(0, 100) : orgs.slice(0, 500)
  })
}

function bindSigningIn(bind: Bind, platform: Platform): void {
  const sso = openSso(platform)
  const visitOf = visitIn(platform)

  bind(readSessionContract, (asked) => showSigningIn(visitOf(asked)))

  bind(signInContract, async ({ body, ...asked }) => {
    const visit = visitOf(asked)
    await signInWithPassword(visit, body.login, body.password)
    return showSigningIn(visit)
  })

  bind(signOutContract, async (asked) => {
    await signOut(visitOf(asked))
    return {}
  })

  bind(proveContract, async ({ body, ...asked }) => {
    const visit = visitOf(asked)
    await proveFactor(visit, body)
    return showSigningIn(visit)
  })

  bind(askPasskeyContract, async (asked) => ({ ...(await askPasskey(visitOf(asked))) }))

  bind(passkeyContract, async ({ body, ...asked }) => {
    const visit = visitOf(asked)
    await signInWithPasskey(visit, body.credential)
    return showSigningIn(visit)
  })

  bind(chooseContract, async ({ body, ...asked }) => {
    const visit = visitOf(asked)
    await chooseFirstPassword(visit, body.password)
    return showSigningIn(visit)
  })

  bind(leaveContract, async (asked) => ({ address: await leaveForSso(visitOf(asked), sso) }))

  bind(returnContract, async ({ body, ...asked }) => {
    const visit = visitOf(asked)
    await returnFromSso(visit, sso, body.answer)
    return showSigningIn(visit)
  })
}

function bindAccount(bind: Bind, platform: Platform): void {
  const visitOf = visitIn(platform)

  bind(readAccount, (asked) => showAccount(visitOf(asked)))

  bind(changePasswordContract, async ({ body, ...asked }) => {
    const visit = visitOf(asked)
    await changePassword(visit, body.present, body.password)
    return showAccount(visit)
  })

  bind(endSession, async ({ session, params, ...asked }) => {
    if (!(await endOneSession(platform.db, session.person, params.id))) throw new Problem('session.unknown')
    return showAccount(visitOf(asked))
  })

  bind(endOtherSessions, async (asked) => {
    const visit = visitOf(asked)
    await endOthers(visit)
    return showAccount(visit)
  })

  bind(beginTotp, (asked) => beginOwnTotp(visitOf(asked)))

  bind(confirmTotp, async ({ body, ...asked }) => ({
    recoveryCodes: await confirmOwnTotp(visitOf(asked), body.code),
  }))

  bind(dropTotp, async (asked) => {
    const visit = visitOf(asked)
    await giveUpTotp(visit)
    return showAccount(visit)
  })

  bind(beginPasskey, async (asked) => ({ ...(await askOwnPasskey(visitOf(asked))) }))

  bind(addPasskey, async ({ body, ...asked }) => ({
    recoveryCodes: await keepOwnPasskey(visitOf(asked), body.title, body.credential),
  }))

  bind(dropPasskey, async ({ params, ...asked }) => {
    const visit = visitOf(asked)
    await giveUpPasskey(visit, params.id)
    return showAccount(visit)
  })

  bind(renewContract, async (asked) => ({ recoveryCodes: await renewRecoveryCodes(visitOf(asked)) }))
}

const visitIn =
  (platform: Platform) =>
  ({ raw, reply }: { raw: Visit['request']; reply: Visit['reply'] }): Visit => ({
    platform,
    request: raw,
    reply,
  })

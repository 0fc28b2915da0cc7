// Passkeys, as far as the browser goes. What it says when somebody turns away is put into words.

import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { beginPasskey } from '../../../core/person/account-contract.ts'
import { askPasskey } from '../../../core/person/sign-in-contract.ts'
import { call } from '../../lib/call.ts'
import { Refusal } from '../../lib/refusal.ts'

export const canUsePasskeys = (): boolean => typeof PublicKeyCredential === 'function'

/** The signature of a passkey for what the server asks now. */
export async function showPasskey() {
  const asked = await call(askPasskey)
  return inWords(() =>
    startAuthentication({ optionsJSON: asked as unknown as PublicKeyCredentialRequestOptionsJSON }),
  )
}

export async function makePasskey() {
  const asked = await call(beginPasskey)
  return inWords(() =>
    startRegistration({ optionsJSON: asked as unknown as PublicKeyCredentialCreationOptionsJSON }),
  )
}

async function inWords<Given extends { response: object; clientExtensionResults: object }>(
  work: () => Promise<Given>,
) {
  try {
    const { response, clientExtensionResults, ...rest } = await work()
    return {
      ...rest,
      response: response as Record<string, string | string[]>,
      clientExtensionResults: clientExtensionResults as Record<string, unknown>,
      type: 'public-key' as const,
    }
  } catch (error) {
    const isThere = error instanceof Error && error.name === 'InvalidStateError'
    const text = isThere
      ? '这台设备上的通行密钥已经添加过了。'
      : '没有完成通行密钥验证，请重试，或改用其他方式。'
    throw new Refusal({ code: 'passkey.cancelled', status: 0, text })
  }
}

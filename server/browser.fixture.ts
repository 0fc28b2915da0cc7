// A browser for tests of signing in: it keeps the cookies it is given, and gives them back.

import type { FastifyInstance } from 'fastify'
import { TOTP } from 'otpauth'
import type { County, Reply, Request } from './test-county.ts'

export type Browser = ReturnType<typeof openBrowser>

export function openBrowser(county: Pick<County, 'call'>, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>()
  const call = async (method: string, path: string, request: Request = {}): Promise<Reply> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await county.call(method, path, {
      ...request,
      headers: { ...headers, ...(cookie ? { cookie } : {}), ...request.headers },
    })
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(String(line)) ?? []
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    return reply
  }
  return {
    jar,
    call,
    /** `me` answers 200 only to an open session. */
    isIn: async () => (await call('GET', '/api/me')).status === 200,
    signIn: (login: string, password: string) => call('POST', '/api/session', { body: { login, password } }),
    prove: (proof: object) => call('POST', '/api/session/factor', { body: proof }),
  }
}

/** Calls to an app of its own, beside the county's. */
export const callsTo = (app: FastifyInstance): Pick<County, 'call'> => ({
  call: async (method, path, { headers = {}, body } = {}) => {
    const payload = body === undefined ? {} : { payload: body as object }
    const reply = await app.inject({ method: method as 'GET', url: path, headers, ...payload })
    return {
      status: reply.statusCode,
      text: reply.body,
      body: reply.body ? reply.json() : undefined,
      headers: reply.headers,
    }
  },
})

/** What an authenticator shows for a secret, some half minutes from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({
    timestamp: Date.now() + steps * 30_000,
  })

/** Sets up one-time codes for whoever is signed in; the present code can be used once more after. */
export async function enrolTotp(
  browser: Browser,
  { owner }: Pick<County, 'owner'>,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await browser.call('POST', '/api/me/totp')).body
  const reply = await browser.call('POST', '/api/me/totp/first-code', { body: { code: codeOf(secret) } })
  await owner.query('update totp set last_step = last_step - 5')
  return { secret, recoveryCodes: reply.body.recoveryCodes }
}

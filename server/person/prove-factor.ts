// The second factor, as a step of signing in or again before something that must not be done by chance. Whoever has none
// proves themselves again with the password.

import { Problem } from '../../core/kernel/problem.ts'
import { forgetAttempts, guessing, takeAttempt } from './attempt.ts'
import { readPasskey } from './passkey.ts'
import { isPassword } from './password.ts'
import { type FoundSession, findFactors, findPerson } from './queries.ts'
import { spendRecoveryCode } from './recovery-code.ts'
import { requireStage, stepForward } from './session.ts'
import type { Visit } from './session-cookie.ts'
import { isTotpCode } from './totp.ts'

export type Proof =
  | { kind: 'totp' | 'recovery'; code: string }
  | { kind: 'passkey'; credential: unknown }
  | { kind: 'password'; password: string }

export async function proveFactor(visit: Visit, proof: Proof): Promise<void> {
  const { platform, request, reply } = visit
  const session = await requireStage(platform, request, ['second-factor', 'open'])
  const subject = `factor ${session.person}`
  await takeAttempt(platform.db, reply, subject, guessing)
  if (!(await isProof(visit, session, proof))) throw new Problem('factor.wrong')
  await forgetAttempts(platform.db, subject)
  await stepForward(visit, proof.kind !== 'password')
}

async function isProof({ platform, request }: Visit, session: FoundSession, proof: Proof): Promise<boolean> {
  const { id, person, stage } = session
  switch (proof.kind) {
    case 'totp':
      return isTotpCode(platform, person, proof.code)
    case 'recovery':
      return spendRecoveryCode(platform.db, person, proof.code)
    case 'passkey':
      return (await readPasskey(platform, request, id, proof.credential)) === person
    case 'password': {
      const hasFactor = (await findFactors(platform.db, person)).length > 0
      if (stage !== 'open' || hasFactor) return false
      return isPassword(proof.password, (await findPerson(platform, person))?.password)
    }
  }
}

// The way to the desk, one step at a time; which comes next the server says. What is left half-way goes on where it was.

import { Alert, Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { readSession, returnFromSso, type SigningIn, signOut } from '../../../core/person/sign-in-contract.ts'
import { call } from '../../lib/call.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { beginSession, usePlaces } from '../queries.ts'
import { Trouble } from '../Trouble.tsx'
import { toRefusal } from '../to-refusal.ts'
import { Waiting } from '../Waiting.tsx'
import { EnrolStep } from './EnrolStep.tsx'
import { FactorForm } from './FactorForm.tsx'
import { FirstPasswordStep } from './FirstPasswordStep.tsx'
import { FirstStep } from './FirstStep.tsx'

/** Where single sign-on sends the browser back to. */
const returnPath = '/desk/sso'

export function SignInPage() {
  const { data } = usePlaces()
  const only = data?.places.length === 1 ? data.places[0] : undefined
  const [state, setState] = useState<SigningIn>()
  const [refusal, setRefusal] = useState<Refusal>()

  const goOn = useCallback((next: SigningIn) => {
    if (next.me) beginSession(next.me)
    else setState(next)
  }, [])

  const begin = useCallback(async () => {
    setRefusal(undefined)
    try {
      if (location.pathname === returnPath) await comeBack(goOn)
    } catch (error) {
      setRefusal(toRefusal(error))
    }
    try {
      goOn(await call(readSession))
    } catch (error) {
      setRefusal(toRefusal(error))
    }
  }, [goOn])

  useEffect(() => {
    document.title = '登录 · 办理席位'
    void begin()
  }, [begin])

  const startAgain = async () => {
    await call(signOut).catch(() => undefined)
    await begin()
  }

  if (!state) return refusal ? <Trouble error={refusal} onRetry={begin} /> : <Waiting />
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <p className="sign-in-brand">{only?.brand ?? '民呼我行'}</p>
        <h1>{titles[state.stage]}</h1>
        {only && <p className="hint">{only.name}</p>}
        {data?.isDemo && (
          <Alert type="warning" showIcon={false} title="演示环境：账号和密码是公开的，请勿填写真实信息。" />
        )}
        {refusal && <Alert type="error" showIcon={false} role="alert" title={refusal.text} />}
        <StepOf state={state} goOn={goOn} onEnd={begin} />
        {state.stage !== 'none' && (
          <Button type="link" onClick={startAgain}>
            换一个账号登录
          </Button>
        )}
      </div>
    </main>
  )
}

const titles: Record<SigningIn['stage'], string> = {
  none: '办理席位登录',
  'second-factor': '两步验证',
  'new-password': '设置新密码',
  enrol: '添加两步验证',
  open: '办理席位登录',
}

type Props = { state: SigningIn; goOn: (next: SigningIn) => void; onEnd: () => void }

function StepOf({ state, goOn, onEnd }: Props) {
  switch (state.stage) {
    case 'second-factor':
      return <FactorForm factors={state.factors} hasPasskeys={state.hasPasskeys} onProved={goOn} />
    case 'new-password':
      return <FirstPasswordStep goOn={goOn} />
    case 'enrol':
      return <EnrolStep hasPasskeys={state.hasPasskeys} onDone={onEnd} />
    default:
      return <FirstStep state={state} goOn={goOn} />
  }
}

/** The answer stands in the address once; it is taken out of it before it is handed in. */
async function comeBack(goOn: (next: SigningIn) => void): Promise<void> {
  const answer = location.search.slice(1)
  history.replaceState(null, '', '/desk/')
  if (answer) goOn(await call(returnFromSso, { body: { answer } }))
}

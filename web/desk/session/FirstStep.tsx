import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import {
  leaveForSso,
  type SigningIn,
  signIn,
  signInWithPasskey,
} from '../../../core/person/sign-in-contract.ts'
import { call } from '../../lib/call.ts'
import { PasswordField } from './PasswordField.tsx'
import { canUsePasskeys, showPasskey } from './passkey.ts'
import { Said } from './Said.tsx'
import { useStep } from './use-step.ts'

/** Who somebody is: by login and password, by passkey, or by single sign-on. */
export function FirstStep({ state, goOn }: { state: SigningIn; goOn: (next: SigningIn) => void }) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const { isBusy, refusal, run, faultOf } = useStep()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const isIn = await run(async () => goOn(await call(signIn, { body: { login, password } })))
    if (!isIn) setPassword('')
  }
  const byPasskey = () =>
    run(async () => goOn(await call(signInWithPasskey, { body: { credential: await showPasskey() } })))
  const bySso = () =>
    run(async () => {
      location.assign((await call(leaveForSso)).address)
    })

  return (
    <form className="sign-in-step" onSubmit={submit} noValidate>
      <Said refusal={refusal} />
      <div className="field">
        <label className="field-label" htmlFor="login">
          账号
        </label>
        <Input
          id="login"
          size="large"
          autoComplete="username"
          autoFocus
          maxLength={60}
          value={login}
          status={refusal ? 'error' : undefined}
          aria-invalid={refusal ? true : undefined}
          onChange={(event) => setLogin(event.target.value)}
        />
        {faultOf('login') && <span className="fault">{faultOf('login')}</span>}
      </div>
      <PasswordField
        label="密码"
        kind="current-password"
        value={password}
        onChange={setPassword}
        isFaulty={refusal !== undefined}
        fault={faultOf('password')}
      />
      <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
        登录
      </Button>
      {state.hasPasskeys && canUsePasskeys() && (
        <Button size="large" block onClick={byPasskey} disabled={isBusy}>
          用通行密钥
        </Button>
      )}
      {state.sso && (
        <Button size="large" block onClick={bySso} disabled={isBusy}>
          {state.sso}
        </Button>
      )}
      <p className="hint">账号由本单位系统管理员开通。忘记密码请联系管理员。</p>
    </form>
  )
}

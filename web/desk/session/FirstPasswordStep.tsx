import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { chooseFirstPassword, type SigningIn } from '../../../core/person/sign-in-contract.ts'
import { call } from '../../lib/call.ts'
import { PasswordField } from './PasswordField.tsx'
import { passwordHint } from './password-hint.ts'
import { Said } from './Said.tsx'
import { useStep } from './use-step.ts'

/** After a one-time password: one's own. */
export function FirstPasswordStep({ goOn }: { goOn: (next: SigningIn) => void }) {
  const [password, setPassword] = useState('')
  const { isBusy, refusal, run } = useStep()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => goOn(await call(chooseFirstPassword, { body: { password } })))
  }
  return (
    <form className="sign-in-step" onSubmit={submit} noValidate>
      <p>管理员发给您的密码只能用一次，请换成只有您自己知道的密码。</p>
      <Said refusal={refusal} />
      <PasswordField
        label="新密码"
        kind="new-password"
        value={password}
        onChange={setPassword}
        isFaulty={refusal !== undefined}
        hint={passwordHint}
      />
      <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
        保存并继续
      </Button>
    </form>
  )
}

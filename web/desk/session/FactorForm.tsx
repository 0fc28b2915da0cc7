import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { type Factor, proveFactor, type SigningIn } from '../../../core/person/sign-in-contract.ts'
import { call } from '../../lib/call.ts'
import { CodeField } from './CodeField.tsx'
import { PasswordField } from './PasswordField.tsx'
import { canUsePasskeys, showPasskey } from './passkey.ts'
import { Said } from './Said.tsx'
import { useStep } from './use-step.ts'

type Props = {
  /** None: the password again. */
  factors: Factor[]
  hasPasskeys: boolean
  onProved: (next: SigningIn) => void
}

type Proof = z.input<NonNullable<(typeof proveFactor)['body']>>

/** The second factor: a code, a passkey, or a code off paper; for whoever has none, the password again. */
export function FactorForm({ factors, hasPasskeys, onProved }: Props) {
  const [way, setWay] = useState<'totp' | 'recovery'>(factors.includes('totp') ? 'totp' : 'recovery')
  const [text, setText] = useState('')
  const { isBusy, refusal, run } = useStep()
  const withPasskey = factors.includes('passkey') && hasPasskeys && canUsePasskeys()
  const isPassword = factors.length === 0
  const withCode = isPassword || factors.includes(way)

  const prove = (make: () => Proof | Promise<Proof>) =>
    run(async () => onProved(await call(proveFactor, { body: await make() })))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const proof: Proof = isPassword ? { kind: 'password', password: text } : { kind: way, code: text }
    if (!(await prove(() => proof))) setText('')
  }
  const turn = (to: 'totp' | 'recovery') => {
    setWay(to)
    setText('')
  }

  return (
    <form className="sign-in-step" onSubmit={submit} noValidate>
      <Said refusal={refusal} />
      {withPasskey && (
        <Button
          type={withCode ? 'default' : 'primary'}
          size="large"
          block
          disabled={isBusy}
          onClick={() => prove(async () => ({ kind: 'passkey', credential: await showPasskey() }))}
        >
          用通行密钥验证
        </Button>
      )}
      {isPassword && <PasswordField label="密码" kind="current-password" value={text} onChange={setText} />}
      {!isPassword && withCode && (
        <CodeField
          key={way}
          label={way === 'totp' ? '验证器上的 6 位数字' : '恢复码'}
          isRecovery={way === 'recovery'}
          value={text}
          onChange={setText}
          isFaulty={refusal !== undefined}
        />
      )}
      {withCode && (
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
          验证
        </Button>
      )}
      {way === 'totp' && factors.includes('recovery') && (
        <Button type="link" onClick={() => turn('recovery')}>
          手机不在身边，用恢复码
        </Button>
      )}
      {way === 'recovery' && factors.includes('totp') && (
        <Button type="link" onClick={() => turn('totp')}>
          用验证器上的数字
        </Button>
      )}
      {!withCode && !withPasskey && (
        <p className="hint">这里不能使用您的通行密钥，请用恢复码，或联系系统管理员。</p>
      )}
    </form>
  )
}

import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { formatInstant } from '../../../core/calendar/instant.ts'
import { type Account, changePassword } from '../../../core/person/account-contract.ts'
import { call } from '../../lib/call.ts'
import { Panel } from '../matter/Panel.tsx'
import { PasswordField } from './PasswordField.tsx'
import { passwordHint } from './password-hint.ts'
import { Said } from './Said.tsx'
import { useStep } from './use-step.ts'

export function PasswordPanel({
  account,
  onChanged,
}: {
  account: Account
  onChanged: (it: Account) => void
}) {
  const [present, setPresent] = useState('')
  const [password, setPassword] = useState('')
  const [isChanged, setChanged] = useState(false)
  const { isBusy, refusal, run, faultOf } = useStep()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setChanged(false)
    const isDone = await run(async () =>
      onChanged(await call(changePassword, { body: { present, password } })),
    )
    setPresent('')
    if (!isDone) return
    setPassword('')
    setChanged(true)
  }
  return (
    <Panel title="密码">
      <form className="account-form" onSubmit={submit} noValidate>
        {account.passwordSetAt && <p className="hint">上次修改：{formatInstant(account.passwordSetAt)}</p>}
        <Said refusal={refusal} />
        {isChanged && <p role="status">密码已修改，其他地方的登录都已结束。</p>}
        <PasswordField label="现在的密码" kind="current-password" value={present} onChange={setPresent} />
        <PasswordField
          label="新密码"
          kind="new-password"
          value={password}
          onChange={setPassword}
          fault={faultOf('password')}
          hint={passwordHint}
        />
        <Button htmlType="submit" loading={isBusy}>
          修改密码
        </Button>
      </form>
    </Panel>
  )
}

import { Alert, Button, Input } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { signIn } from '../../../core/person/contract.ts'
import { call } from '../../lib/call.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { beginSession, usePlaces } from '../queries.ts'
import { toRefusal } from '../to-refusal.ts'

export function SignInPage() {
  const { data } = usePlaces()
  const only = data?.places.length === 1 ? data.places[0] : undefined
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const alert = useRef<HTMLDivElement>(null)

  useEffect(() => {
    document.title = '登录 · 办理席位'
  }, [])
  useEffect(() => {
    if (refusal) alert.current?.focus()
  }, [refusal])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setRefusal(undefined)
    try {
      beginSession(await call(signIn, { body: { login, password } }))
    } catch (error) {
      setRefusal(toRefusal(error))
      setPassword('')
      setBusy(false)
    }
  }

  const faultOf = (name: string) =>
    refusal?.details.find((detail) => detail.path.split('.').includes(name))?.text

  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit} noValidate>
        <p className="sign-in-brand">{only?.brand ?? '民呼我行'}</p>
        <h1>办理席位登录</h1>
        {only && <p className="hint">{only.name}</p>}
        <div ref={alert} tabIndex={-1} role="alert">
          {refusal && <Alert type="error" showIcon={false} title={refusal.text} />}
        </div>
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
        <div className="field">
          <label className="field-label" htmlFor="password">
            密码
          </label>
          <Input.Password
            id="password"
            size="large"
            autoComplete="current-password"
            maxLength={200}
            value={password}
            status={refusal ? 'error' : undefined}
            aria-invalid={refusal ? true : undefined}
            onChange={(event) => setPassword(event.target.value)}
          />
          {faultOf('password') && <span className="fault">{faultOf('password')}</span>}
        </div>
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
          登录
        </Button>
        <p className="hint">账号由本单位系统管理员开通。忘记密码请联系管理员。</p>
      </form>
    </main>
  )
}

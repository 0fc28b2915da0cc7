import { Button, QRCode } from 'antd'
import { type FormEvent, useState } from 'react'
import { beginTotp, confirmTotp } from '../../../core/person/account-contract.ts'
import { call } from '../../lib/call.ts'
import { CodeField } from './CodeField.tsx'
import { Said } from './Said.tsx'
import { useProof } from './use-proof.ts'
import { useStep } from './use-step.ts'

/** An authenticator: its secret as a picture and in letters, drawn here and sent to nobody, and its first code. */
export function NewTotp({ onAdded }: { onAdded: (recoveryCodes: string[] | null) => void }) {
  const [begun, setBegun] = useState<{ secret: string; address: string }>()
  const [code, setCode] = useState('')
  const { isBusy, refusal, run } = useStep()
  const proved = useProof()

  const begin = () => run(async () => setBegun(await proved(() => call(beginTotp))))
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    const isRight = await run(async () => {
      const { recoveryCodes } = await call(confirmTotp, { body: { code } })
      onAdded(recoveryCodes)
    })
    if (!isRight) setCode('')
  }

  if (!begun)
    return (
      <>
        <Said refusal={refusal} />
        <Button size="large" block onClick={begin} loading={isBusy}>
          用手机验证器
        </Button>
      </>
    )
  return (
    <form className="sign-in-step" onSubmit={confirm} noValidate>
      <p>用手机上的验证器扫描二维码，再填写它显示的 6 位数字。</p>
      {/* The same as the letters below. */}
      <div className="qr" aria-hidden="true">
        <QRCode type="svg" value={begun.address} size={184} bordered={false} color="#000" bgColor="#fff" />
      </div>
      <p className="hint">
        不能扫描时手工输入密钥：
        <span className="number secret">{begun.secret.match(/.{4}/g)?.join(' ')}</span>
      </p>
      <Said refusal={refusal} />
      <CodeField label="6 位数字" value={code} onChange={setCode} isFaulty={refusal !== undefined} />
      <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
        确认添加
      </Button>
    </form>
  )
}

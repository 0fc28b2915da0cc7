import { Modal } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import { readSession, type SigningIn } from '../../../core/person/sign-in-contract.ts'
import { call } from '../../lib/call.ts'
import { Refusal } from '../../lib/refusal.ts'
import { FactorForm } from './FactorForm.tsx'
import { AskProof } from './use-proof.ts'

type Asked = { state: SigningIn; give: () => void; refuse: (why: Refusal) => void }

/** Around the desk: gives whatever asks by `useProof` its dialog. */
export function ProofDialog({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>()
  const ask = useCallback(async () => {
    const state = await call(readSession)
    await new Promise<void>((give, refuse) => setAsked({ state, give, refuse })).finally(() =>
      setAsked(undefined),
    )
  }, [])
  const close = () =>
    asked?.refuse(new Refusal({ code: 'session.proof', status: 0, text: '没有再次验证身份，操作没有进行。' }))
  return (
    <AskProof value={ask}>
      {children}
      <Modal open={asked !== undefined} title="请再次验证身份" footer={null} onCancel={close} destroyOnHidden>
        {asked && (
          <FactorForm
            factors={asked.state.factors}
            hasPasskeys={asked.state.hasPasskeys}
            onProved={asked.give}
          />
        )}
      </Modal>
    </AskProof>
  )
}

import { useState } from 'react'
import { NewPasskey } from './NewPasskey.tsx'
import { NewTotp } from './NewTotp.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

/** A post asks for a second factor, and there is none yet. */
export function EnrolStep({ hasPasskeys, onDone }: { hasPasskeys: boolean; onDone: () => void }) {
  const [codes, setCodes] = useState<string[]>()
  const finish = (given: string[] | null) => (given ? setCodes(given) : onDone())
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />
  return (
    <div className="sign-in-step">
      <p>您的岗位须用两步验证：登录时除密码外，再验证一次。请选一种。</p>
      <NewTotp onAdded={finish} />
      {hasPasskeys && <NewPasskey onAdded={finish} />}
    </div>
  )
}

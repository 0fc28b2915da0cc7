import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { formatInstant } from '../../../core/calendar/instant.ts'
import {
  type Account,
  dropPasskey,
  dropTotp,
  renewRecoveryCodes,
} from '../../../core/person/account-contract.ts'
import { call } from '../../lib/call.ts'
import { Panel } from '../matter/Panel.tsx'
import { NewPasskey } from './NewPasskey.tsx'
import { NewTotp } from './NewTotp.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { Said } from './Said.tsx'
import { useProof } from './use-proof.ts'
import { useStep } from './use-step.ts'

type Props = { account: Account; onChanged: (it: Account) => void; onAdded: () => void }

export function FactorsPanel({ account, onChanged, onAdded }: Props) {
  const [codes, setCodes] = useState<string[]>()
  const { isBusy, refusal, run } = useStep()
  const proved = useProof()
  const added = (given: string[] | null) => {
    if (given) setCodes(given)
    onAdded()
  }
  const drop = (work: () => Promise<Account>) => run(async () => onChanged(await proved(work)))
  const renew = () =>
    run(async () => {
      const { recoveryCodes } = await proved(() => call(renewRecoveryCodes))
      added(recoveryCodes)
    })
  const hasFactor = account.totpSince !== null || account.passkeys.length > 0

  return (
    <Panel title="两步验证">
      <p className="hint">
        {account.needsFactor
          ? '您的岗位必须使用两步验证。'
          : '登录时除密码外再验证一次；别人知道了密码也进不来。'}
      </p>
      <Said refusal={refusal} />
      {codes ? (
        <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />
      ) : (
        <>
          <ul className="account-list">
            {account.totpSince && (
              <li>
                <span>
                  手机验证器<span className="hint">{formatInstant(account.totpSince)} 添加</span>
                </span>
                <Dropping name="手机验证器" isBusy={isBusy} onDrop={() => drop(() => call(dropTotp))} />
              </li>
            )}
            {account.passkeys.map(({ id, title, usedAt }) => (
              <li key={id}>
                <span>
                  通行密钥：{title}
                  <span className="hint">{usedAt ? `上次使用 ${formatInstant(usedAt)}` : '还没有用过'}</span>
                </span>
                <Dropping
                  name={`通行密钥 ${title}`}
                  isBusy={isBusy}
                  onDrop={() => drop(() => call(dropPasskey, { params: { id } }))}
                />
              </li>
            ))}
            {hasFactor && (
              <li>
                <span>
                  恢复码<span className="hint">还剩 {account.recoveryLeft} 个</span>
                </span>
                <Button onClick={renew} loading={isBusy}>
                  重新生成
                </Button>
              </li>
            )}
          </ul>
          <div className="account-ways">
            {!account.totpSince && <NewTotp onAdded={added} />}
            {account.hasPasskeys && <NewPasskey onAdded={added} />}
          </div>
        </>
      )}
    </Panel>
  )
}

function Dropping({ name, isBusy, onDrop }: { name: string; isBusy: boolean; onDrop: () => void }) {
  return (
    <Popconfirm title={`删除${name}？`} okText="删除" cancelText="不删" onConfirm={() => void onDrop()}>
      <Button disabled={isBusy} aria-label={`删除${name}`}>
        删除
      </Button>
    </Popconfirm>
  )
}

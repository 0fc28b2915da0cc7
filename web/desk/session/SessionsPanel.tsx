import { Button } from 'antd'
import { formatInstant } from '../../../core/calendar/instant.ts'
import {
  type Account,
  endOtherSessions,
  endSession,
  type SessionRow,
} from '../../../core/person/account-contract.ts'
import { call } from '../../lib/call.ts'
import { Mark } from '../Mark.tsx'
import { Panel } from '../matter/Panel.tsx'
import { browserName } from './browser-name.ts'
import { Said } from './Said.tsx'
import { useStep } from './use-step.ts'

const meansTitles: Record<SessionRow['means'], string> = {
  password: '密码登录',
  passkey: '通行密钥登录',
  sso: '统一身份认证登录',
}

/** Where I am signed in, and the end of it. */
export function SessionsPanel({
  account,
  onChanged,
}: {
  account: Account
  onChanged: (it: Account) => void
}) {
  const { isBusy, refusal, run } = useStep()
  const end = (work: () => Promise<Account>) => run(async () => onChanged(await work()))
  return (
    <Panel
      title="登录情况"
      side={
        account.sessions.length > 1 && (
          <Button loading={isBusy} onClick={() => end(() => call(endOtherSessions))}>
            结束其他登录
          </Button>
        )
      }
    >
      <Said refusal={refusal} />
      <ul className="account-list">
        {account.sessions.map((one) => (
          <li key={one.id}>
            <span>
              <span>
                {browserName(one.agent)} {one.isThis && <Mark tone="good">本次登录</Mark>}
              </span>
              <span className="hint">
                {[
                  meansTitles[one.means],
                  one.isStrong && one.means !== 'passkey' && '已两步验证',
                  one.address && `地址 ${one.address}`,
                  `${formatInstant(one.beganAt)} 登录`,
                  `最近 ${formatInstant(one.seenAt)}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {!one.isThis && (
              <Button
                disabled={isBusy}
                onClick={() => end(() => call(endSession, { params: { id: one.id } }))}
              >
                结束
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="hint">有不认识的登录，请结束它并修改密码。</p>
    </Panel>
  )
}

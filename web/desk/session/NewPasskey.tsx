import { Button } from 'antd'
import { addPasskey } from '../../../core/person/account-contract.ts'
import { call } from '../../lib/call.ts'
import { canUsePasskeys, makePasskey } from './passkey.ts'
import { Said } from './Said.tsx'
import { useProof } from './use-proof.ts'
import { useStep } from './use-step.ts'

/** A passkey of this device or of a key that is plugged in. */
export function NewPasskey({ onAdded }: { onAdded: (recoveryCodes: string[] | null) => void }) {
  const { isBusy, refusal, run } = useStep()
  const proved = useProof()
  if (!canUsePasskeys()) return null
  const add = () =>
    run(async () => {
      const credential = await proved(makePasskey)
      const title = `${systemName()}，${new Date().toLocaleDateString('zh-CN')} 添加`
      onAdded((await call(addPasskey, { body: { title, credential } })).recoveryCodes)
    })
  return (
    <>
      <Said refusal={refusal} />
      <Button size="large" block onClick={add} loading={isBusy}>
        用通行密钥（指纹、人脸或安全密钥）
      </Button>
    </>
  )
}

/** So that one is told from another in the list. */
function systemName(): string {
  const systems: [RegExp, string][] = [
    [/Windows/, 'Windows'],
    [/iPhone|iPad/, '苹果手机或平板'],
    [/Mac OS/, '苹果电脑'],
    [/HarmonyOS/, '鸿蒙'],
    [/Android/, '安卓'],
    [/Linux/, 'Linux'],
  ]
  return systems.find(([pattern]) => pattern.test(navigator.userAgent))?.[1] ?? '未知设备'
}

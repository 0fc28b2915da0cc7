import { Button } from 'antd'
import { useState } from 'react'
import { copyText } from '../../lib/copy-text.ts'

/** Shown once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const [isCopied, setCopied] = useState(false)
  return (
    <section className="sign-in-step" aria-label="恢复码">
      <p>
        <b>请保存这 {codes.length} 个恢复码。</b>
        手机丢失时，每个可以代替验证一次。它们只显示这一次，请打印或抄下，不要和密码放在一起。
      </p>
      <ul className="recovery-codes number">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button block onClick={async () => setCopied(await copyText(codes.join('\n')))}>
        {isCopied ? '已复制' : '复制全部'}
      </Button>
      <Button type="primary" size="large" block onClick={onKept}>
        已保存，继续
      </Button>
    </section>
  )
}

import { useState } from 'react'
import { showNumber } from '../../../core/matter/number.ts'
import { copyText } from '../../lib/copy-text.ts'
import { saveText } from '../../lib/save-text.ts'

type Props = { number: string; secret: string; promise: string | undefined }

export function KeepSecret({ number, secret, promise }: Props) {
  const [said, setSaid] = useState('')
  const text = [
    `编号：${showNumber(number)}`,
    `查询码：${secret}`,
    promise && `办理期限：${promise}`,
    `查询地址：${location.origin}/track/${number}`,
  ]
    .filter(Boolean)
    .join('\r\n')
  return (
    <div className="keep">
      <button
        type="button"
        className="button"
        onClick={async () =>
          setSaid((await copyText(text)) ? '已复制，可以粘贴到备忘录。' : '没能复制，请抄下或截屏。')
        }
      >
        复制
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          saveText(`回执 ${number}.txt`, text)
          setSaid('已另存为文本。')
        }}
      >
        存为文本
      </button>
      <p role="status" className="quiet">
        {said}
      </p>
    </div>
  )
}

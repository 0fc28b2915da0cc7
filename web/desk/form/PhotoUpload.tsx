import { Button } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { newKey } from '../../lib/key.ts'
import { sendPhoto } from '../../lib/send-photo.ts'
import { toRefusal } from '../to-refusal.ts'

type Props = {
  value: string[]
  onChange: (photos: string[]) => void
  id?: string
  label: string
  describedBy?: string
}

type Sending = { key: string; name: string; url: string; share: number; id?: string; fault?: string }

const most = 9

/** Photos are sent as soon as they are chosen; the form only carries their ids. */
export function PhotoUpload({ value, onChange, id, label, describedBy }: Props) {
  const [sendings, setSendings] = useState<Sending[]>([])
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(value)
  latest.current = value
  const room = most - value.length

  const send = async (file: File) => {
    const key = newKey()
    setSendings((all) => [...all, { key, name: file.name, url: URL.createObjectURL(file), share: 0 }])
    const mend = (change: Partial<Sending>) =>
      setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
    try {
      const { id: photo } = await sendPhoto(file, (share) => mend({ share }))
      mend({ id: photo })
      latest.current = [...latest.current, photo]
      onChange(latest.current)
    } catch (error) {
      mend({ fault: toRefusal(error).text })
    }
  }

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    for (const file of [...(event.target.files ?? [])].slice(0, room)) send(file)
    event.target.value = ''
  }

  const remove = (sending: Sending) => {
    URL.revokeObjectURL(sending.url)
    setSendings((all) => all.filter((one) => one.key !== sending.key))
    if (sending.id) onChange(value.filter((photo) => photo !== sending.id))
  }

  return (
    <div className="upload">
      <input
        ref={input}
        id={id}
        type="file"
        accept="image/*"
        multiple
        aria-label={label}
        aria-describedby={describedBy}
        className="unseen"
        tabIndex={-1}
        onChange={choose}
      />
      <Button onClick={() => input.current?.click()} disabled={room <= 0}>
        选择照片
      </Button>
      <span className="hint">
        已传 {value.length} 张，最多 {most} 张
      </span>
      <ul className="upload-list" aria-live="polite">
        {sendings.map((sending) => (
          <li key={sending.key} className={sending.fault ? 'upload-fault' : undefined}>
            <img src={sending.url} alt={sending.name} />
            <span className="upload-name">
              {sending.fault ?? (sending.id ? sending.name : `正在上传 ${Math.round(sending.share * 100)}%`)}
            </span>
            <Button
              size="small"
              type="text"
              onClick={() => remove(sending)}
              aria-label={`去掉照片 ${sending.name}`}
            >
              去掉
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

import { useRef, useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { formatInstant } from '../../../core/calendar/instant.ts'
import { findPhone } from '../../../core/channel/phone.ts'
import { followMatter } from '../../../core/matter/call-contract.ts'
import { call } from '../../lib/call.ts'
import { newKey } from '../../lib/key.ts'
import { TextInput } from '../form/TextInput.tsx'
import { milestoneTitles } from '../milestone.ts'
import { textOf } from '../text-of.ts'
import type { Alike } from './find-alike.ts'
import { donePath } from './steps.ts'
import type { DraftHold } from './use-draft.ts'

export function AlikeCard({ alike, hold }: { alike: Alike; hold: DraftHold }) {
  const [isOpen, setOpen] = useState(false)
  const { draft } = hold
  const facts = [
    alike.areaName,
    alike.metres === null ? '' : `相距约 ${roughly(alike.metres)}`,
    `${formatInstant(alike.raisedAt).split(' ')[0]}反映`,
    alike.followers > 0 ? `${alike.followers} 人关注` : '',
  ]
  return (
    <li className="alike">
      <p className="alike-head">
        <strong>{alike.categoryTitle}</strong>
        <span className={`badge ${alike.milestone}`}>{milestoneTitles[alike.milestone]}</span>
      </p>
      <p className="quiet">{facts.filter(Boolean).join(' · ')}</p>
      <p className={alike.excerpt ? 'excerpt' : 'quiet'}>{alike.excerpt ?? '反映的人没有同意公开内容。'}</p>
      {isOpen ? (
        <Follow number={alike.number} phone={draft.phone} onDone={hold.startOver} />
      ) : (
        <button type="button" className="button wide" aria-expanded={false} onClick={() => setOpen(true)}>
          关注这一件
        </button>
      )}
    </li>
  )
}

function Follow({ number, phone: first, onDone }: { number: string; phone: string; onDone: () => void }) {
  const [phone, setPhone] = useState(first)
  const [fault, setFault] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const key = useRef(newKey())

  const follow = async (): Promise<void> => {
    const dialled = findPhone(phone)
    if (phone.trim() && !dialled) return setFault('请填 11 位手机号，或带区号的座机；也可以不填。')
    setBusy(true)
    try {
      const body = dialled ? { phone: dialled } : {}
      const receipt = await call(followMatter, { params: { number }, body, key: key.current })
      navigate(donePath, { replace: true, state: { follow: receipt } })
      onDone()
    } catch (error) {
      setFault(textOf(error))
      setBusy(false)
    }
  }
  return (
    <div className="follow">
      <TextInput
        id={`phone-${number}`}
        label="手机号"
        help="留一个，办结时告诉您。"
        value={phone}
        onChange={setPhone}
        fault={fault}
        isOptional
        input={{ type: 'tel', autoComplete: 'tel' }}
      />
      <button
        type="button"
        className="button main wide"
        aria-disabled={isBusy}
        onClick={() => isBusy || follow()}
      >
        {isBusy ? '请稍候…' : '确定关注'}
      </button>
    </div>
  )
}

function roughly(metres: number): string {
  if (metres < 10) return '10 米以内'
  return metres < 1000 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1000).toFixed(1)} 公里`
}

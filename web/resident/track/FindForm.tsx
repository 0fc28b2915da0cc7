import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { readNumber } from '../../../core/matter/number.ts'
import { Refusal } from '../../lib/refusal.ts'
import { ErrorSummary } from '../form/ErrorSummary.tsx'
import { type Fault, faultOf } from '../form/fault.ts'
import { TextInput } from '../form/TextInput.tsx'
import { textOf } from '../text-of.ts'
import { readTrack } from './read-track.ts'
import { keepTracked, openTracked } from './tracked.ts'

const wrongNumber = '编号有误：请对照回执，核对每一位字母和数字'
/** Two or three letters and ten digits. */
const shortestNumber = 12

type Props = { number?: string; text?: string; onOpened?: () => void }

export function FindForm({ number: first = '', text: firstText, onOpened }: Props) {
  const [typed, setTyped] = useState(first)
  const [secret, setSecret] = useState('')
  const [isKept, setKept] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [text, setText] = useState(firstText)
  const [faults, setFaults] = useState<Fault[]>([])
  const isWhole = typed.normalize('NFKC').replace(/[^A-Za-z0-9]/g, '').length >= shortestNumber
  const isWrong = isWhole && !readNumber(typed)

  const find = async (): Promise<void> => {
    const number = readNumber(typed)
    const found: Fault[] = []
    if (!number) found.push({ field: 'number', text: typed.trim() ? wrongNumber : '请填编号' })
    if (!secret.trim()) found.push({ field: 'secret', text: '请填查询码' })
    setText(undefined)
    setFaults(found)
    if (!number || found.length > 0) return
    setBusy(true)
    const tracked = { number, secret: secret.normalize('NFKC').trim() }
    try {
      await readTrack(tracked)
      openTracked(tracked.number, tracked.secret)
      if (isKept) keepTracked(tracked.number, tracked.secret, true)
      onOpened?.()
      navigate(`/track/${number}`)
    } catch (error) {
      setBusy(false)
      const isSecret = error instanceof Refusal && error.code === 'matter.secret'
      if (isSecret) setFaults([{ field: 'secret', text: textOf(error) }])
      else setText(textOf(error))
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) find()
      }}
    >
      <ErrorSummary text={text} faults={faults} />
      <TextInput
        id="number"
        label="编号"
        help="像 LT 48392 75163，空格可有可无。"
        value={typed}
        onChange={setTyped}
        fault={isWrong ? wrongNumber : faultOf(faults, 'number')}
        input={{ autoComplete: 'off', autoCapitalize: 'characters', className: 'number' }}
      />
      <TextInput
        id="secret"
        label="查询码"
        value={secret}
        onChange={setSecret}
        fault={faultOf(faults, 'secret')}
        input={{ autoComplete: 'off', autoCapitalize: 'none', className: 'number' }}
      />
      <label className="tick-line">
        <input type="checkbox" checked={isKept} onChange={(event) => setKept(event.target.checked)} />
        <span>
          在这台设备上记住
          <small>公用的电脑、手机请不要勾选。</small>
        </span>
      </label>
      <button type="submit" className="button main wide" aria-disabled={isBusy}>
        {isBusy ? '正在查…' : '查询'}
      </button>
    </form>
  )
}

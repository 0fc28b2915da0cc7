import { useRef, useState } from 'react'
import type { Offer } from '../../../core/matter/act-contract.ts'
import { actAsRequester } from '../../../core/matter/track-contract.ts'
import type { Field, FormValues } from '../../../core/workflow/form.ts'
import { call } from '../../lib/call.ts'
import { newKey } from '../../lib/key.ts'
import { Refusal } from '../../lib/refusal.ts'
import { ErrorSummary } from '../form/ErrorSummary.tsx'
import { FieldInput } from '../form/FieldInput.tsx'
import { type Fault, faultOf, faultsIn, without } from '../form/fault.ts'
import { sentIds, usePhotos, whyPhotosWait } from '../form/use-photos.ts'
import { textOf } from '../text-of.ts'
import { secretHeader, type Track } from './read-track.ts'

/** Told after an action, until the matter has moved beyond that version. */
export type Said = { words: string; until: number }

type Props = {
  offer: Offer
  track: Track
  secret: string
  onActed: (said: Said) => void
  onCancel?: (() => void) | undefined
}

/** Any action's form, from its fields. */
export function ActionForm({ offer, track, secret, onActed, onCancel }: Props) {
  const [values, setValues] = useState<FormValues>({})
  const [faults, setFaults] = useState<Fault[]>([])
  const [text, setText] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const photos = usePhotos()
  const key = useRef(newKey())
  const idOf = (field: Field): string => `${offer.action}-${field.name}`
  const shown = openFields(offer.form, values)

  const act = async (): Promise<void> => {
    const found = faultsInValues(offer.form, values).map((fault) => ({
      ...fault,
      field: `${offer.action}-${fault.field}`,
    }))
    setFaults(found)
    const wait = whyPhotosWait(photos)
    setText(wait)
    if (found.length > 0 || wait) return
    setBusy(true)
    try {
      const acted = await call(actAsRequester, {
        params: { number: track.number, action: offer.action },
        headers: secretHeader(secret),
        body: { version: track.version, values: filled(offer.form, values, sentIds(photos.list)) },
        key: key.current,
      })
      onActed({ words: `${offer.title}：已经收到。`, until: acted.version })
    } catch (error) {
      setBusy(false)
      // Refused for good: what is sent next is another request. Without a reply it stays the same one.
      if (error instanceof Refusal && !error.isUnreachable && error.status !== 500) key.current = newKey()
      const named = faultsIn(
        error,
        offer.form.map((field) => field.name),
      )
      setFaults(named.map((fault) => ({ ...fault, field: `${offer.action}-${fault.field}` })))
      setText(textOf(error))
      if (error instanceof Refusal && error.code === 'matter.stale') {
        onActed({ words: error.text, until: track.version + 1 })
      }
    }
  }

  return (
    <form
      className="action-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) act()
      }}
    >
      <h2>{offer.title}</h2>
      <ErrorSummary text={text} faults={faults} />
      {shown.map((field) => (
        <FieldInput
          key={field.name}
          id={idOf(field)}
          field={field}
          value={values[field.name]}
          fault={faultOf(faults, idOf(field))}
          onChange={(value) => {
            setValues((before) => ({ ...before, [field.name]: value }))
            setFaults(without(faults, idOf(field)))
          }}
          photos={photos}
        />
      ))}
      <div className="row">
        <button
          type="submit"
          className={offer.tone === 'danger' ? 'button danger' : 'button main'}
          aria-disabled={isBusy}
        >
          {isBusy ? '请稍候…' : `确定${offer.title}`}
        </button>
        {onCancel && (
          <button type="button" className="button" onClick={onCancel}>
            先不
          </button>
        )}
      </div>
    </form>
  )
}

/** A form that begins with a yes or no asks the rest after it. */
function openFields(form: Field[], values: FormValues): Field[] {
  const first = form[0]
  const isWaiting = first?.kind === 'yes-no' && first.required && values[first.name] === undefined
  return isWaiting ? form.slice(0, 1) : form
}

function faultsInValues(form: Field[], values: FormValues): Fault[] {
  return form
    .filter((field) => field.required && field.kind !== 'photos' && isBlank(values[field.name]))
    .map((field) => ({ field: field.name, text: `请填“${field.label}”` }))
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

function filled(form: Field[], values: FormValues, photos: string[]): FormValues {
  const entries = form.map(
    (field) => [field.name, field.kind === 'photos' ? photos : values[field.name]] as const,
  )
  return Object.fromEntries(
    entries.filter(([, value]) => !isBlank(value) && !(Array.isArray(value) && value.length === 0)),
  )
}

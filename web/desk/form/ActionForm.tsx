// Any form a workflow asks for. Values are read by the same schema as on the server, so that a fault shows before
// the way there and back; a refusal by the server is shown at the field it names.

import './without-eval.ts'
import { Alert, Button } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { type Field, type FormValues, formSchema } from '../../../core/workflow/form.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { FieldInput, type Suggestion } from './FieldInput.tsx'

type Props = {
  form: Field[]
  values: FormValues
  onChange: (values: FormValues) => void
  onSubmit: (values: FormValues) => void
  submitTitle: string
  isDanger: boolean
  isBusy: boolean
  /** Set while submitting would be wrong, for example before a change by somebody else was looked at. */
  isLocked: boolean
  refusal?: Refusal
  suggestions: Suggestion[]
  children?: ReactNode
}

type Fault = { name: string; label: string; text: string }

/** Fields whose control is a group: their label is a caption, not a <label>. */
const groups: Field['kind'][] = ['yes-no', 'stars', 'choice', 'urgency', 'photos']

export function ActionForm(props: Props) {
  const { form, values, onChange, onSubmit, refusal } = props
  const [own, setOwn] = useState<Fault[]>([])
  const base = useId()
  const summary = useRef<HTMLDivElement>(null)
  const faults = own.length > 0 ? own : faultsOf(form, refusal)
  const inputId = (name: string) => `${base}-${name}`

  useEffect(() => {
    if (own.length > 0 || refusal) summary.current?.focus()
  }, [own, refusal])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (props.isBusy || props.isLocked) return
    const read = formSchema(form).safeParse(withoutEmpty(values))
    if (read.success) {
      setOwn([])
      onSubmit(read.data)
    } else {
      setOwn(
        form.flatMap((field) => {
          const issue = read.error.issues.find((one) => one.path[0] === field.name)
          return issue
            ? [{ name: field.name, label: field.label, text: wordsFor(field, values, issue.message) }]
            : []
        }),
      )
    }
  }

  return (
    <form className="action-form" onSubmit={submit} noValidate>
      {(faults.length > 0 || refusal) && (
        <div ref={summary} tabIndex={-1} role="alert" className="fault-summary">
          <Alert
            type="error"
            showIcon={false}
            title={faults.length > 0 && !refusal ? '还有几处没有填好' : (refusal?.text ?? '')}
            description={
              faults.length > 0 && (
                <ul>
                  {faults.map((fault) => (
                    <li key={fault.name}>
                      <a
                        href={`#${inputId(fault.name)}`}
                        onClick={(event) => goTo(event, inputId(fault.name))}
                      >
                        {fault.label}：{fault.text}
                      </a>
                    </li>
                  ))}
                </ul>
              )
            }
          />
        </div>
      )}
      {form.map((field) => {
        const fault = faults.find((one) => one.name === field.name)
        const id = inputId(field.name)
        const described =
          [field.help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
        const caption = (
          <>
            {field.label}
            {field.required ? <span className="must">必填</span> : <span className="may">选填</span>}
          </>
        )
        return (
          <div key={field.name} className="field">
            {groups.includes(field.kind) ? (
              <span className="field-label">{caption}</span>
            ) : (
              <label className="field-label" htmlFor={id}>
                {caption}
              </label>
            )}
            {field.help && (
              <span id={`${id}-help`} className="hint">
                {field.help}
              </span>
            )}
            <FieldInput
              field={field}
              id={id}
              value={values[field.name]}
              isInvalid={fault !== undefined}
              describedBy={described}
              suggestions={props.suggestions}
              onChange={(value) => {
                setOwn((all) => all.filter((one) => one.name !== field.name))
                onChange({ ...values, [field.name]: value })
              }}
            />
            {fault && (
              <span id={`${id}-fault`} className="fault">
                {fault.text}
              </span>
            )}
          </div>
        )
      })}
      <div className="form-foot">
        {props.children}
        <Button
          type="primary"
          danger={props.isDanger}
          htmlType="submit"
          loading={props.isBusy}
          disabled={props.isLocked}
        >
          {props.submitTitle}
        </Button>
      </div>
    </form>
  )
}

function goTo(event: { preventDefault(): void }, id: string): void {
  event.preventDefault()
  const target = document.getElementById(id)
  const control = target?.matches('input,textarea,button')
    ? target
    : target?.querySelector<HTMLElement>('input,textarea,button')
  ;(control ?? target)?.focus()
}

function faultsOf(form: Field[], refusal?: Refusal): Fault[] {
  return form.flatMap((field) => {
    const detail = refusal?.details.find((one) => one.path.split('.').includes(field.name))
    return detail ? [{ name: field.name, label: field.label, text: detail.text }] : []
  })
}

/** What was never filled in says so, instead of what the schema expected. */
function wordsFor(field: Field, values: FormValues, text: string): string {
  const value = values[field.name]
  const isEmpty = value === undefined || value === null || value === ''
  return isEmpty && field.required ? (field.kind === 'text' ? '请填写内容' : '请选择或填写') : text
}

function withoutEmpty(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  )
}

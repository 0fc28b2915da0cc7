import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Field } from '../../../core/workflow/form.ts'
import type { Photo } from '../form/use-photos.ts'
import type { Category } from '../place.tsx'
import type { Draft } from './draft.ts'
import { type Step, steps } from './steps.ts'

type Props = { draft: Draft; category: Category | undefined; photos: Photo[] }

/** Everything that will be sent, each part with the way to change it. */
export function Summary({ draft, category, photos }: Props) {
  const where = draft.areas.map((area) => area.name).join(' · ')
  return (
    <dl className="summary">
      <Row name="事情" step="tell" field="text">
        <p className="said">{draft.text.trim()}</p>
      </Row>
      <Row name="类别" step="tell" field="category">
        {category?.title ?? '由收件的人判断'}
      </Row>
      <Row name="照片" step="tell" field="photos">
        {photos.length === 0 ? '没有' : <Thumbnails photos={photos} />}
      </Row>
      <Row name="地点" step="place" field="place">
        {where || draft.place.trim() ? (
          <>
            {where && <p>{where}</p>}
            {draft.place.trim() && <p>{draft.place.trim()}</p>}
          </>
        ) : (
          '没有写'
        )}
      </Row>
      {(category?.questions ?? []).map((field) => (
        <Row key={field.name} name={field.label} step="place" field={`answer-${field.name}`}>
          {answerText(field, draft.answers[field.name])}
        </Row>
      ))}
      <Row name="联系" step="contact" field="phone">
        {[draft.name.trim(), draft.phone.trim()].filter(Boolean).join('，') || '匿名'}
      </Row>
    </dl>
  )
}

function Row({
  name,
  step,
  field,
  children,
}: {
  name: string
  step: Step
  field: string
  children: ReactNode
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd className="summary-change">
        <Link href={`${steps[step].path}#${field}`} aria-label={`修改${name}`}>
          修改
        </Link>
      </dd>
    </div>
  )
}

function Thumbnails({ photos }: { photos: Photo[] }) {
  const kept = photos.filter((one) => !one.preview).length
  return (
    <div className="thumbnails">
      {photos.map((one, at) => one.preview && <img key={one.key} src={one.preview} alt={`照片 ${at + 1}`} />)}
      {kept > 0 && <span>已上传 {kept} 张</span>}
    </div>
  )
}

function answerText(field: Field, value: unknown): string {
  if (value === undefined || value === '') return '没有填'
  if (field.kind === 'choice') return field.options.find((one) => one.value === value)?.label ?? String(value)
  if (field.kind === 'yes-no') return value ? '是' : '否'
  return Array.isArray(value) ? value.join('、') : String(value)
}

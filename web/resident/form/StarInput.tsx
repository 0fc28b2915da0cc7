import { Labelled } from './Labelled.tsx'

type Props = {
  id: string
  label: string
  help?: string
  fault?: string
  isOptional?: boolean
  value: number | undefined
  onChange: (value: number) => void
}

const words = ['很不满意', '不满意', '一般', '满意', '很满意']

export function StarInput({ id, value, onChange, ...rest }: Props) {
  return (
    <Labelled id={id} {...rest} isGroup>
      <div className="stars">
        {words.map((word, at) => (
          <label key={word} className={value !== undefined && at < value ? 'star lit' : 'star'}>
            <input
              type="radio"
              name={id}
              checked={value === at + 1}
              onChange={() => onChange(at + 1)}
              aria-label={`${at + 1} 星，${word}`}
            />
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="m12 2.6 2.9 5.9 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5-4.7-4.6 6.5-.9z" />
            </svg>
          </label>
        ))}
        <span className="stars-words" aria-hidden="true">
          {value ? words[value - 1] : ''}
        </span>
      </div>
    </Labelled>
  )
}

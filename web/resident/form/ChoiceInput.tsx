import { Labelled } from './Labelled.tsx'

type Option = { value: string; label: string }

type Props = {
  id: string
  label: string
  help?: string
  fault?: string
  isOptional?: boolean
  options: Option[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** One of a few, as large buttons. An optional answer is taken back by pressing it again. */
export function ChoiceInput({ id, options, value, onChange, isOptional = false, ...rest }: Props) {
  return (
    <Labelled id={id} {...rest} isOptional={isOptional} isGroup>
      <div className="chips">
        {options.map((option) => (
          <label key={option.value} className="chip">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              onClick={() => isOptional && value === option.value && onChange(undefined)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </Labelled>
  )
}

import { usePlaces, usePlaybook } from '../place.tsx'
import { Waiting } from '../Waiting.tsx'
import { CategorySelect } from './CategorySelect.tsx'
import { ChoiceInput } from './ChoiceInput.tsx'
import { Labelled } from './Labelled.tsx'

type Props = {
  id: string
  label: string
  help?: string
  fault?: string
  isOptional: boolean
  value: string | undefined
  onChange: (value: unknown) => void
}

export function CategoryField({ value, onChange, ...same }: Props) {
  const loaded = usePlaybook(usePlaces().place?.district ?? '')
  if (loaded.state !== 'ready') return <Waiting loaded={loaded} />
  return (
    <Labelled {...same}>
      <CategorySelect id={same.id} categories={loaded.value.categories} value={value} onChange={onChange} />
    </Labelled>
  )
}

export function UrgencyField({ value, onChange, ...same }: Props) {
  const loaded = usePlaybook(usePlaces().place?.district ?? '')
  if (loaded.state !== 'ready') return <Waiting loaded={loaded} />
  const options = loaded.value.urgencies.map(({ id, title }) => ({ value: id, label: title }))
  return <ChoiceInput {...same} options={options} value={value} onChange={onChange} />
}

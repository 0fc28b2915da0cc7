import { CategorySelect } from '../form/CategorySelect.tsx'
import { Labelled } from '../form/Labelled.tsx'
import type { Category } from '../place.tsx'
import type { Proposal } from './use-proposal.ts'

type Props = {
  proposed: Proposal['categories']
  categories: Category[]
  value: string | undefined
  isChosen: boolean
  onChange: (category: string | undefined) => void
}

/** The categories that the words speak for, to confirm or change; the whole tree stands behind. */
export function CategoryChips({ proposed, categories, value, isChosen, onChange }: Props) {
  const titleOf = (id: string) => categories.find((one) => one.id === id)?.title ?? id
  const ids = [...new Set([...proposed.map((one) => one.id), ...(value ? [value] : [])])]
  return (
    <Labelled id="category" label="属于哪一类" help={helpFor(ids.length, isChosen)} isOptional isGroup>
      <div className="chips" aria-live="polite">
        {ids.map((id) => (
          <label key={id} className="chip">
            <input type="radio" name="category" checked={value === id} onChange={() => onChange(id)} />
            <span>{titleOf(id)}</span>
          </label>
        ))}
      </div>
      <CategorySelect
        id="category-all"
        label="从全部类别里选"
        empty={ids.length > 0 ? '都不是，从全部类别里选' : '从全部类别里选'}
        categories={categories}
        value={value && !ids.includes(value) ? value : undefined}
        onChange={(id) => id && onChange(id)}
      />
    </Labelled>
  )
}

function helpFor(count: number, isChosen: boolean): string {
  if (count === 0) return '写几句后，这里会猜一个；猜不准也不要紧，收件的人会再核对。'
  return isChosen ? '已按您选的来。' : '按您写的猜的，不对请点别的。'
}

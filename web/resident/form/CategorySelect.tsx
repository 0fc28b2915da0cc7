import type { Category } from '../place.tsx'

type Props = {
  id: string
  categories: Category[]
  value: string | undefined
  onChange: (value: string | undefined) => void
  label?: string
  empty?: string
}

/** The whole tree in the phone's own list: headings with their categories, then those that stand alone. */
export function CategorySelect({ id, categories, value, onChange, label, empty = '请选择' }: Props) {
  const tops = categories.filter((one) => one.parent === null)
  const within = (parent: string) => categories.filter((one) => one.parent === parent)
  return (
    <select
      id={id}
      value={value ?? ''}
      aria-label={label}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{empty}</option>
      {tops.map((top) => {
        const children = within(top.id)
        if (children.length === 0) return <CategoryOption key={top.id} category={top} />
        return (
          <optgroup key={top.id} label={top.title}>
            {children.map((child) => (
              <CategoryOption key={child.id} category={child} />
            ))}
          </optgroup>
        )
      })}
    </select>
  )
}

function CategoryOption({ category }: { category: Category }) {
  return <option value={category.id}>{category.title}</option>
}

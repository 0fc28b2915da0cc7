import { Cascader } from 'antd'
import { useMemo } from 'react'
import { usePlace } from '../queries.ts'

type Props = {
  value?: string
  onChange: (category?: string) => void
  label: string
  id?: string
  isInvalid?: boolean
  describedBy?: string
}

type Category = { id: string; title: string; parent: string | null }
type Option = { value: string; label: string; children?: Option[] }

/** The place's own tree of categories; a branch may be chosen as well as a leaf. */
export function CategoryCascade({ value, onChange, label, id, isInvalid, describedBy }: Props) {
  const { data: place } = usePlace()
  const categories = place?.categories
  const options = useMemo(() => optionsOf(null, categories ?? []), [categories])
  return (
    <Cascader<Option>
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      status={isInvalid ? 'error' : undefined}
      placeholder={label}
      options={options}
      value={value ? pathTo(value, categories ?? []) : []}
      changeOnSelect
      showSearch
      displayRender={(labels) => labels.at(-1)}
      onChange={(path) => onChange(path?.at(-1) as string | undefined)}
    />
  )
}

function optionsOf(parent: string | null, categories: Category[]): Option[] {
  return categories
    .filter((category) => category.parent === parent)
    .map((category) => {
      const children = optionsOf(category.id, categories)
      return {
        value: category.id,
        label: category.title,
        children: children.length > 0 ? children : undefined,
      }
    })
}

function pathTo(id: string, categories: Category[]): string[] {
  const category = categories.find((one) => one.id === id)
  return category?.parent ? [...pathTo(category.parent, categories), id] : [id]
}

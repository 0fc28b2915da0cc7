import { Select } from 'antd'
import { useOrgs } from '../queries.ts'

type Props = {
  id?: string
  label: string
  isInvalid?: boolean
  describedBy?: string
} & (
  | { many?: false; value?: string; onChange: (org?: string) => void }
  | { many: true; most?: number; value?: string[]; onChange: (orgs: string[]) => void }
)

/** Organisations of the district, found by typing part of the name. */
export function OrgSelect(props: Props) {
  const { data: orgs, isLoading } = useOrgs()
  const shared = {
    id: props.id,
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    status: props.isInvalid ? ('error' as const) : undefined,
    loading: isLoading,
    allowClear: true,
    placeholder: '输入单位名称查找',
    showSearch: { optionFilterProp: 'label' },
    options: orgs?.map((org) => ({ value: org.id, label: org.name })),
    notFoundContent: isLoading ? '正在读取单位…' : '没有这个单位',
  }
  return props.many ? (
    <Select<string[]>
      {...shared}
      mode="multiple"
      maxCount={props.most}
      value={props.value}
      onChange={props.onChange}
    />
  ) : (
    <Select<string> {...shared} value={props.value} onChange={props.onChange} />
  )
}

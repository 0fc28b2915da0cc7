// Forms that several workflows share.

import type { Field } from '../../core/workflow/form.ts'

export const reasonForm: Field[] = [{ name: 'reason', label: '原因', kind: 'text', required: true, max: 500 }]

export const assignForm: Field[] = [
  { name: 'lead', label: '主办单位', kind: 'org', required: true },
  { name: 'support', label: '协办单位', kind: 'orgs', max: 8 },
  { name: 'words', label: '会商意见与交办要求', kind: 'text', max: 2000 },
]

export const wordsForm: Field[] = [{ name: 'words', label: '办理意见', kind: 'text', max: 2000 }]

export const resultForm: Field[] = [
  { name: 'result', label: '办理结果（群众可见）', kind: 'text', required: true, max: 5000 },
  { name: 'photos', label: '办理后照片', kind: 'photos' },
]

export const ratingForm: Field[] = [
  { name: 'solved', label: '问题解决了吗', kind: 'yes-no', required: true },
  { name: 'stars', label: '满意程度', kind: 'stars', required: true },
  { name: 'words', label: '还想说的话', kind: 'text', max: 1000 },
]

export const unreachedForm: Field[] = [
  { name: 'attempts', label: '联系了几次', kind: 'number', required: true, min: 1, max: 50 },
  { name: 'words', label: '联系经过', kind: 'text', required: true, max: 1000 },
]

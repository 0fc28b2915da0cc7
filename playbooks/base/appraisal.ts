// What the yearly appraisal of a social worker asks for, the same wherever it is held: the office's view and the
// residents', one of four grades, and what follows from it. Who holds it stands in each place's own workflow.

import type { Field } from '../../core/workflow/form.ts'

export const assessForm: Field[] = [
  { name: 'words', label: '德能勤绩廉，日常考核情况', kind: 'text', required: true, max: 5000 },
]

export const pollForm: Field[] = [
  { name: 'people', label: '参加评议人数', kind: 'number', required: true, min: 1, max: 10_000 },
  { name: 'satisfied', label: '满意人数', kind: 'number', required: true, min: 0, max: 10_000 },
]

export const gradeForm: Field[] = [
  {
    name: 'grade',
    label: '等次',
    kind: 'choice',
    required: true,
    options: [
      { value: 'excellent', label: '优秀' },
      { value: 'qualified', label: '合格' },
      { value: 'basic', label: '基本合格' },
      { value: 'unqualified', label: '不合格' },
    ],
  },
  { name: 'words', label: '依据', kind: 'text', required: true, max: 2000 },
]

export const useForm: Field[] = [
  {
    name: 'use',
    label: '用于',
    kind: 'choice',
    required: true,
    options: [
      { value: 'post', label: '岗位调整' },
      { value: 'level', label: '等级晋升' },
      { value: 'pay', label: '绩效工资' },
      { value: 'reward', label: '奖励惩戒' },
      { value: 'contract', label: '续聘解聘' },
    ],
  },
  { name: 'result', label: '决定与理由', kind: 'text', required: true, max: 2000 },
]

// How the street's sections and the district's departments do what a station, the web or a heart day brings: the street
// hands it to a section, or up to a department where it is beyond the street, and whoever has it reports what was done.

import type { Action, State } from '../../core/workflow/language.ts'
import { finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm } from '../base/form.ts'

export const inSection: State = {
  title: '科室办理',
  milestone: 'working',
  desk: 'assignee',
  within: 'by-urgency',
  mark: 'S',
}

export const inDistrict: State = { ...inSection, title: '区级办理' }

export const handOver: Omit<Action, 'by'> = {
  title: '转交街道科室',
  from: ['registered'],
  to: 'in-section',
  form: assignForm,
  does: ['assign', 'accept'],
  tone: 'main',
  mark: 'S',
}

export const handUp: Action = {
  title: '反馈区级部门',
  from: ['registered', 'in-section'],
  to: 'in-district',
  by: ['street-desk'],
  form: [...assignForm, ...reasonForm],
  does: ['assign', 'accept'],
  mark: 'S',
}

export const handBack: Action = {
  ...refuse,
  title: '退回重新转交',
  from: ['in-section', 'in-district'],
  to: 'registered',
}

export const finishThere: Omit<Action, 'to'> = { ...finish, from: ['in-section', 'in-district'] }

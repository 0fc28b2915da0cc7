// 街镇吹哨、部门报到: the street or town whistles itself, its head decides, departments sign in by the limit. In 永寿 the
// community whistles and the street only vets.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm } from '../base/form.ts'
import { whistleActions, whistleForm, whistleStates } from '../base/whistle.ts'

export const workflow = defineWorkflow({
  id: 'street-whistle',
  version: 1,
  title: '街镇吹哨、部门报到',
  kind: 'whistle',
  source:
    '礼泉县“街镇吹哨、部门报到”，capabilities CASE-11、§3.7、§3.A V07；原文只有名称，审哨、协调、互评与时限为设计补全',
  start: 'raised',
  raise: ['community-office', 'street-head'],
  states: {
    raised: {
      title: '已起哨',
      milestone: 'received',
      desk: 'street-head@street',
      within: 'PT4WH',
      mark: 'S',
    },
    ...whistleStates,
  },
  actions: {
    whistle: {
      title: '审哨，吹哨',
      from: ['raised', 'coordinating'],
      to: 'waiting',
      by: ['street-head', 'leading-office'],
      form: whistleForm,
      does: ['assign'],
      tone: 'main',
      mark: 'D',
    },
    decline: {
      title: '不予吹哨',
      from: ['raised', 'coordinating'],
      to: 'declined',
      by: ['street-head', 'leading-office'],
      form: reasonForm,
      mark: 'D',
    },
    ...whistleActions,
  },
})

// 征得同意: before the head of a stationed agency is appointed or moved, the community is asked for its consent.

import { defineWorkflow } from '../../core/workflow/language.ts'

export const workflow = defineWorkflow({
  id: 'agency-head-consent',
  version: 1,
  title: '派出机构负责人任免征得社区同意',
  kind: 'consent',
  source: '乾县“权力下沉”征得同意权，capabilities EVAL-02、§3.16；时限为设计补全',
  start: 'moved',
  raise: ['agency', 'party-organisation'],
  states: {
    moved: {
      title: '任免动议',
      milestone: 'received',
      desk: 'community@community',
      within: 'P5WD',
      mark: 'S',
    },
    answered: {
      title: '社区已答复',
      milestone: 'answered',
      desk: 'party-organisation@district',
      within: 'P20WD',
      mark: 'S',
    },
    closed: { title: '组织部门决定，归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    'give-consent': {
      title: '答复是否同意',
      from: ['moved'],
      to: 'answered',
      by: ['community'],
      form: [
        { name: 'agree', label: '是否同意', kind: 'yes-no', required: true },
        { name: 'reason', label: '理由', kind: 'text', required: true, max: 2000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    decide: {
      title: '作出决定',
      from: ['answered'],
      to: 'closed',
      by: ['party-organisation'],
      form: [
        { name: 'words', label: '决定；与社区意见不同的，说明理由', kind: 'text', required: true, max: 2000 },
      ],
      tone: 'main',
      mark: 'D',
    },
  },
})

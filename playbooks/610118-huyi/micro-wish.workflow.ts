// 微心愿: gathered online, claimed, granted, answered. One claim lives at a time: a claimed wish is on the desk of the
// claimer's unit and nobody else is offered it; a claim that is not kept in time lapses and the wish is open again.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { refuse } from '../base/assignment.ts'
import { reasonForm } from '../base/form.ts'
import { rate, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'micro-wish',
  version: 1,
  title: '微心愿',
  kind: 'wish',
  source:
    '鄠邑区“微心愿”征集、认领、实现、回复，capabilities WISH-01、§1.1(b)2、§3.24；审核、到期、撮合与时限为设计补全',
  start: 'collected',
  raise: ['requester', 'importer'],
  states: {
    collected: {
      title: '已征集',
      milestone: 'received',
      desk: 'community@community',
      within: 'P2WD',
      mark: 'S',
    },
    open: {
      title: '待认领',
      milestone: 'assigned',
      desk: 'party-member@community',
      within: 'P15D',
      atLimit: 'unclaimed',
      mark: 'S',
    },
    matching: {
      title: '社区撮合',
      milestone: 'assigned',
      desk: 'community@community',
      within: 'P5WD',
      mark: 'D',
    },
    claimed: {
      title: '已认领',
      milestone: 'working',
      desk: 'assignee',
      within: 'by-urgency',
      atLimit: 'lapse',
      mark: 'S',
    },
    granted: { title: '已实现，待回复', milestone: 'answered', desk: 'requester', within: 'P5WD', mark: 'S' },
    closed: { title: '心愿实现，归档', milestone: 'ended', final: true, answered: true, mark: 'I' },
    unheard: { ...unheard, title: '未联系上，归档' },
    declined: { title: '未能实现，已说明', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    publish: {
      title: '审核，公开征集认领',
      from: ['collected'],
      to: 'open',
      by: ['community'],
      form: [
        { name: 'words', label: '公开的说法（不写姓名、住址）', kind: 'text', required: true, max: 500 },
      ],
      tone: 'main',
      mark: 'D',
    },
    claim: {
      title: '认领',
      from: ['open'],
      to: 'claimed',
      by: ['party-member', 'unit-liaison'],
      form: [{ name: 'words', label: '打算怎样实现、什么时候', kind: 'text', required: true, max: 500 }],
      does: ['assign-self'],
      tone: 'main',
      mark: 'S',
    },
    unclaimed: { title: '到期无人认领，转撮合', from: ['open'], to: 'matching', by: ['clock'], mark: 'D' },
    match: {
      title: '请单位认领',
      from: ['open', 'matching'],
      to: 'claimed',
      by: ['community', 'holder'],
      form: [
        { name: 'lead', label: '认领单位（已商定）', kind: 'org', required: true },
        { name: 'words', label: '商定的情况', kind: 'text', max: 500 },
      ],
      does: ['assign', 'accept'],
      mark: 'D',
    },
    lapse: {
      title: '认领到期未实现，重新开放',
      from: ['claimed'],
      to: 'open',
      by: ['clock'],
      does: ['release'],
      mark: 'D',
    },
    'give-up': { ...refuse, title: '放弃认领', from: ['claimed'], to: 'open' },
    grant: {
      title: '实现心愿',
      from: ['claimed'],
      to: 'granted',
      by: ['lead'],
      form: [
        { name: 'result', label: '怎样实现的', kind: 'text', required: true, max: 1000 },
        { name: 'photos', label: '照片（本人同意、不拍正脸）', kind: 'photos' },
      ],
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
    rate: {
      ...rate,
      title: '回复确认',
      from: ['granted'],
      to: [{ when: solved, state: 'closed' }, { state: 'matching' }],
    },
    unreached: { ...unreached, from: ['granted'], to: 'unheard' },
    decline: {
      title: '不能实现，说明',
      from: ['collected', 'matching'],
      to: 'declined',
      by: ['community'],
      form: reasonForm,
      mark: 'D',
    },
  },
})

// 线上会诊: a resident orders by telephone, the community consults online with whom it needs, dispatches, and a party cadre
// is at the door within half an hour [S]. The half hour runs from the dispatch, day and night [D]. Who comes too late is
// late and stays so in the figures; the sponsor is told, and the community or the sponsor sends somebody else.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, resultForm } from '../base/form.ts'
import { rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'half-hour-visit',
  version: 1,
  title: '线上会诊，半小时上门',
  kind: 'order',
  source:
    '务川自治县九天社区线上会诊，capabilities CASE-05、CASE-09、CASE-20、§3.5、§3.A V05；半小时 [S]，起算点与其余时限 [D]',
  start: 'ordered',
  raise: ['requester', 'community', 'grid-worker', 'importer'],
  states: {
    ordered: {
      title: '手机下单',
      milestone: 'received',
      desk: 'community@community',
      within: 'PT15M',
      mark: 'S',
    },
    consulting: {
      title: '线上会诊',
      milestone: 'received',
      desk: 'community@community',
      within: 'PT30M',
      mark: 'S',
    },
    sent: {
      title: '已派单，半小时上门',
      milestone: 'assigned',
      desk: 'party-member@community',
      within: 'PT30M',
      late: ['remind', 'escalate'],
      mark: 'S',
    },
    'on-site': {
      title: '已到场',
      milestone: 'working',
      desk: 'party-member@community',
      within: 'by-urgency',
      mark: 'S',
    },
    repairing: {
      title: '专业单位办理',
      milestone: 'working',
      desk: 'assignee',
      within: 'by-urgency',
      mark: 'D',
    },
    rating,
    closed: { title: '归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
    unheard: { ...unheard, title: '未联系上，归档' },
  },
  actions: {
    consult: {
      title: '线上会诊',
      from: ['ordered'],
      to: 'consulting',
      by: ['community'],
      form: [
        { name: 'withWhom', label: '请了谁会诊（物业、水电、医疗、电梯、派出所……）', kind: 'text', max: 300 },
      ],
      tone: 'main',
      mark: 'S',
    },
    send: {
      title: '派单',
      from: ['consulting'],
      to: 'sent',
      by: ['community'],
      form: [{ name: 'words', label: '会诊结论，派给谁', kind: 'text', required: true, max: 1000 }],
      tone: 'main',
      mark: 'S',
    },
    'send-other': {
      title: '改派',
      from: ['sent'],
      to: 'sent',
      by: ['community', 'sponsor'],
      form: [{ name: 'words', label: '改派给谁，为什么', kind: 'text', required: true, max: 500 }],
      mark: 'D',
    },
    arrive: {
      title: '上门接单，到场签到',
      from: ['sent'],
      to: 'on-site',
      by: ['party-member', 'sponsor'],
      form: [
        { name: 'where', label: '到场位置（小区、楼栋、单元）', kind: 'text', required: true, max: 100 },
        { name: 'words', label: '到场情况', kind: 'text', max: 500 },
        { name: 'photos', label: '现场照片（不拍人）', kind: 'photos' },
      ],
      tone: 'main',
      mark: 'S',
    },
    'call-provider': {
      title: '请专业单位',
      from: ['on-site'],
      to: 'repairing',
      by: ['party-member', 'sponsor', 'community'],
      form: [
        { name: 'lead', label: '哪个单位', kind: 'org', required: true },
        { name: 'words', label: '要做什么', kind: 'text', max: 500 },
      ],
      does: ['assign', 'accept'],
      mark: 'D',
    },
    repaired: {
      title: '办理完毕',
      from: ['repairing'],
      to: 'on-site',
      by: ['lead'],
      form: resultForm,
      tone: 'main',
      mark: 'D',
    },
    finish: {
      title: '办结',
      from: ['on-site'],
      to: 'rating',
      by: ['party-member', 'sponsor'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'D',
    },
    'consult-again': {
      title: '现场情况不符，再会诊',
      from: ['on-site'],
      to: 'consulting',
      by: ['party-member', 'sponsor'],
      form: reasonForm,
      mark: 'D',
    },
    rate: {
      ...rate,
      title: '反馈评价',
      from: ['rating'],
      to: [{ when: solved, state: 'closed' }, { state: 'consulting' }],
    },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})

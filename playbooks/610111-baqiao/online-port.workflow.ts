// 线上“民呼我行”端口: what is said on the web goes the same way as at a station, only that the street takes it and the
// caller says at the end how it was. The port is stated in the source, its steps are inferred from the station's.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { wordsForm } from '../base/form.ts'
import { rate, rating, solved, unheard, unreached } from '../base/rating.ts'
import { finishThere, handBack, handOver, handUp, inDistrict, inSection } from './section.ts'

export const workflow = defineWorkflow({
  id: 'online-port',
  version: 1,
  title: '线上“民呼我行”',
  kind: 'request',
  source:
    '灞桥区线上“民呼我行”端口、限时办结反馈制，capabilities CASE-01、CASE-12、CASE-13、§1.4、§3.11；步骤比照驿站，评价与时限为设计补全',
  start: 'collected',
  reopen: { within: 'P15D', to: 'registered' },
  states: {
    collected: {
      title: '线上收集',
      milestone: 'received',
      desk: 'street-desk@street',
      within: 'PT4WH',
      mark: 'I',
    },
    registered: {
      title: '已分类登记',
      milestone: 'received',
      desk: 'street-desk@street',
      within: 'PT4WH',
      mark: 'I',
    },
    'in-section': { ...inSection, mark: 'I' },
    'in-district': { ...inDistrict, mark: 'I' },
    rating: { ...rating, title: '已反馈，待评价' },
    closed: { title: '办结归档', milestone: 'ended', final: true, answered: true, mark: 'I' },
    unheard,
  },
  actions: {
    sort: {
      title: '初选分类登记',
      from: ['collected'],
      to: 'registered',
      by: ['street-desk', 'holder'],
      form: wordsForm,
      tone: 'main',
      mark: 'I',
    },
    'hand-over': { ...handOver, by: ['street-desk', 'holder'], mark: 'I' },
    'hand-up': { ...handUp, mark: 'I' },
    refuse: handBack,
    finish: { ...finishThere, title: '办结反馈', to: 'rating', mark: 'I' },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'registered' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})

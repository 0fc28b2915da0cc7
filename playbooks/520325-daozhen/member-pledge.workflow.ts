// 党员承诺实事: a member promises the community a practical thing, it is shown, done, judged by residents, and struck off.
// Only the promise is judged, never a resident.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { ratingForm, reasonForm, resultForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'member-pledge',
  version: 1,
  title: '党员承诺实事',
  kind: 'pledge',
  source: '道真县党员承诺实事，capabilities WISH-03、§1.14 F-DZ-15、§3.45；公示、评议、销号与时限为设计补全',
  start: 'pledged',
  raise: ['pledger', 'community', 'importer'],
  states: {
    pledged: { title: '承诺', milestone: 'received', desk: 'community@community', within: 'P3WD', mark: 'S' },
    publicising: {
      title: '公示',
      milestone: 'assigned',
      desk: 'community@community',
      within: 'P7D',
      atLimit: 'shown',
      mark: 'D',
    },
    fulfilling: { title: '履行', milestone: 'working', desk: 'pledger@community', within: 'P90D', mark: 'D' },
    rating: {
      title: '群众评',
      milestone: 'answered',
      desk: 'community@community',
      within: 'P10WD',
      mark: 'D',
    },
    struck: { title: '销号', milestone: 'ended', final: true, answered: true, mark: 'D' },
    dropped: { title: '未列入', milestone: 'ended', final: true, mark: 'D' },
    unkept: { title: '未能履行，已说明', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    publicise: {
      title: '公示承诺',
      from: ['pledged'],
      to: 'publicising',
      by: ['community'],
      form: [
        { name: 'words', label: '承诺做什么、为谁、何时完成', kind: 'text', required: true, max: 1000 },
        { name: 'consents', label: '本人同意公示姓名与岗位', kind: 'yes-no', required: true },
      ],
      guard: { if: { fact: 'form.consents', is: true }, else: '本人同意后才能公示' },
      tone: 'main',
      mark: 'D',
    },
    drop: {
      title: '不列入',
      from: ['pledged'],
      to: 'dropped',
      by: ['community'],
      form: reasonForm,
      mark: 'D',
    },
    shown: { title: '公示期满，开始履行', from: ['publicising'], to: 'fulfilling', by: ['clock'], mark: 'D' },
    change: {
      title: '修改承诺',
      from: ['publicising', 'fulfilling'],
      to: 'pledged',
      by: ['pledger', 'community'],
      form: reasonForm,
      mark: 'D',
    },
    fulfil: {
      title: '履行完成',
      from: ['fulfilling'],
      to: 'rating',
      by: ['pledger'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'D',
    },
    'give-up': {
      title: '无法履行，说明',
      from: ['fulfilling'],
      to: 'unkept',
      by: ['pledger', 'community'],
      form: reasonForm,
      tone: 'danger',
      mark: 'D',
    },
    progress: {
      title: '记录进展',
      from: ['fulfilling'],
      by: ['pledger'],
      form: wordsForm,
      does: ['note'],
      mark: 'D',
    },
    rate: {
      title: '登记群众评议',
      from: ['rating'],
      to: [{ when: { fact: 'rating.solved', is: true }, state: 'struck' }, { state: 'fulfilling' }],
      by: ['community', 'callback'],
      form: [
        { name: 'people', label: '几人参加评议', kind: 'number', required: true, min: 1, max: 10_000 },
        ...ratingForm,
      ],
      does: ['rate'],
      tone: 'main',
      mark: 'D',
    },
  },
})

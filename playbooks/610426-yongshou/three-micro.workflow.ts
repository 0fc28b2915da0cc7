// 三微: a small wish, a small service, a small piece of self-government. The residents order, the community dispatches, a
// party member takes it; a wish nobody took, or that was not kept in time, comes back to the community, which finds
// somebody.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, unreachedForm, wordsForm } from '../base/form.ts'
import { unheard } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'three-micro',
  version: 1,
  title: '三微：微心愿、微服务、微治理',
  kind: 'wish',
  source:
    '永寿县“三微”服务模式，capabilities CASE-04、CASE-08、WISH-01、WISH-04、§3.6、§3.A V06；确认、退回、撮合与时限为设计补全',
  start: 'collected',
  raise: ['requester', 'community', 'grid-worker', 'party-member', 'importer'],
  states: {
    collected: {
      title: '已征集',
      milestone: 'received',
      desk: 'community@community',
      within: 'P2WD',
      mark: 'S',
    },
    dispatched: {
      title: '已派单',
      milestone: 'assigned',
      desk: 'party-member@community',
      within: 'P5D',
      atLimit: 'untaken',
      mark: 'S',
    },
    matching: {
      title: '社区撮合',
      milestone: 'assigned',
      desk: 'community@community',
      within: 'P3WD',
      mark: 'D',
    },
    serving: {
      title: '服务中',
      milestone: 'working',
      desk: 'party-member@community',
      within: 'by-urgency',
      atLimit: 'lapse',
      mark: 'S',
    },
    granted: { title: '已圆梦', milestone: 'answered', desk: 'requester', within: 'P5WD', mark: 'S' },
    closed: { title: '已确认', milestone: 'ended', final: true, answered: true, mark: 'D' },
    unheard: { ...unheard, title: '未联系上，归档' },
    declined: { title: '不适宜，已说明', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    dispatch: {
      title: '派单',
      from: ['collected', 'matching'],
      to: 'dispatched',
      by: ['community'],
      form: [
        {
          name: 'micro',
          label: '哪一类',
          kind: 'choice',
          required: true,
          options: [
            { value: 'wish', label: '微心愿' },
            { value: 'service', label: '微服务' },
            { value: 'governance', label: '微治理' },
          ],
        },
        { name: 'words', label: '公开的说法（不写姓名、住址）', kind: 'text', required: true, max: 500 },
      ],
      tone: 'main',
      mark: 'S',
    },
    decline: {
      title: '退回，不适宜',
      from: ['collected', 'matching'],
      to: 'declined',
      by: ['community'],
      form: reasonForm,
      mark: 'D',
    },
    take: {
      title: '接单',
      from: ['dispatched', 'matching'],
      to: 'serving',
      by: ['party-member'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    untaken: { title: '无人接单，转撮合', from: ['dispatched'], to: 'matching', by: ['clock'], mark: 'D' },
    lapse: { title: '到期未圆梦，转撮合', from: ['serving'], to: 'matching', by: ['clock'], mark: 'D' },
    'give-back': {
      title: '退单',
      from: ['serving'],
      to: 'matching',
      by: ['party-member'],
      form: reasonForm,
      tone: 'danger',
      mark: 'D',
    },
    grant: {
      title: '圆梦',
      from: ['serving'],
      to: 'granted',
      by: ['party-member'],
      form: [
        { name: 'result', label: '怎样圆梦的', kind: 'text', required: true, max: 1000 },
        { name: 'photos', label: '照片（本人同意、不拍正脸）', kind: 'photos' },
      ],
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
    confirm: {
      title: '确认',
      from: ['granted'],
      to: [{ when: { fact: 'rating.solved', is: true }, state: 'closed' }, { state: 'matching' }],
      by: ['requester', 'callback'],
      form: [
        { name: 'solved', label: '心愿实现了吗', kind: 'yes-no', required: true },
        { name: 'stars', label: '满意程度', kind: 'stars', required: true },
        { name: 'words', label: '想说的话', kind: 'text', max: 500 },
      ],
      does: ['rate'],
      tone: 'main',
      mark: 'D',
    },
    unreached: {
      title: '未联系上',
      from: ['granted'],
      to: 'unheard',
      by: ['callback', 'community'],
      form: unreachedForm,
      guard: { if: { fact: 'form.attempts', atLeast: 3 }, else: '至少联系三次仍未联系上，才能这样办结' },
      mark: 'D',
    },
  },
})

// 名单异议: a resident thinks somebody on the list is not entitled. A person decides, on grounds; who raised it stays with
// this matter.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm } from '../base/form.ts'
import { rate, rating, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'list-objection',
  version: 1,
  title: '名单异议反映',
  kind: 'objection',
  source: '务川自治县名单公示的线上反映，capabilities PUB-01、§3.29、§5 E4；核查与时限为设计补全',
  start: 'raised',
  raise: ['requester', 'community', 'importer'],
  states: {
    raised: {
      title: '线上反映',
      milestone: 'received',
      desk: 'community@community',
      within: 'P2WD',
      mark: 'S',
    },
    checking: {
      title: '民政核查',
      milestone: 'working',
      desk: 'civil-affairs-officer@district',
      within: 'P10WD',
      mark: 'D',
    },
    concluded: {
      title: '待反馈',
      milestone: 'working',
      desk: 'community@community',
      within: 'P2WD',
      mark: 'D',
    },
    rating: { ...rating, title: '已反馈，待评价' },
    closed: { title: '归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
    unheard: { ...unheard, title: '未联系上，归档' },
  },
  actions: {
    accept: {
      title: '受理，送核查',
      from: ['raised'],
      to: 'checking',
      by: ['community'],
      form: [{ name: 'words', label: '社区了解的情况（不写反映人）', kind: 'text', max: 1000 }],
      tone: 'main',
      mark: 'D',
    },
    conclude: {
      title: '核查结论',
      from: ['checking'],
      to: 'concluded',
      by: ['civil-affairs-officer'],
      form: [
        {
          name: 'conclusion',
          label: '结论',
          kind: 'choice',
          required: true,
          options: [
            { value: 'stopped', label: '属实，停发' },
            { value: 'adjusted', label: '属实，调整' },
            { value: 'unfounded', label: '不属实' },
          ],
        },
        { name: 'words', label: '依据', kind: 'text', required: true, max: 2000 },
      ],
      tone: 'main',
      mark: 'D',
    },
    'check-again': {
      title: '依据不足，再核查',
      from: ['concluded'],
      to: 'checking',
      by: ['community'],
      form: reasonForm,
      mark: 'D',
    },
    reply: {
      title: '反馈反映人',
      from: ['concluded'],
      to: 'rating',
      by: ['community'],
      form: [{ name: 'result', label: '反馈内容（不写他人隐私）', kind: 'text', required: true, max: 2000 }],
      does: ['finish'],
      tone: 'main',
      mark: 'D',
    },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'checking' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})

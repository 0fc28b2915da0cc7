// A lamp counts as mended when it has burnt for three nights: a state of this county's own, with its own limit, that the
// clock ends by itself and the caller or the keeper can break off.

import { defineWorkflow } from '../../core/workflow/language.ts'

export const workflow = defineWorkflow({
  id: 'lamp-watch',
  version: 1,
  title: '守灯三夜',
  kind: 'request',
  source: '虚构，只作示例；CASE-04',
  start: 'raised',
  reopen: { within: 'P15D', to: 'mending' },
  states: {
    raised: { title: '来件登记', milestone: 'received', desk: 'intake@district', within: 'PT1H', mark: 'D' },
    mending: { title: '修灯', milestone: 'working', desk: 'lamp-keeper@district', within: 'P2D', mark: 'D' },
    watching: {
      title: '守灯三夜',
      milestone: 'working',
      desk: 'lamp-keeper@district',
      within: 'P3D',
      atLimit: 'burnt',
      mark: 'D',
    },
    rating: {
      title: '群众评价',
      milestone: 'answered',
      desk: 'callback@district',
      within: 'P2WD',
      mark: 'D',
    },
    closed: { title: '办结', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    hand: { title: '交管护员', from: ['raised'], to: 'mending', by: ['intake'], tone: 'main', mark: 'D' },
    light: {
      title: '灯已亮，开始守灯',
      from: ['mending'],
      to: 'watching',
      by: ['lamp-keeper'],
      form: [{ name: 'result', label: '修了什么', kind: 'text', required: true, max: 1000 }],
      does: ['finish'],
      tone: 'main',
      mark: 'D',
    },
    'dark-again': {
      title: '又不亮了',
      from: ['watching'],
      to: 'mending',
      by: ['lamp-keeper', 'requester'],
      tone: 'danger',
      mark: 'D',
    },
    burnt: { title: '三夜都亮', from: ['watching'], to: 'rating', by: ['clock'], mark: 'D' },
    rate: {
      title: '评价',
      from: ['rating'],
      to: [{ when: { fact: 'rating.solved', is: true }, state: 'closed' }, { state: 'mending' }],
      by: ['requester', 'callback'],
      form: [
        { name: 'solved', label: '问题解决了吗', kind: 'yes-no', required: true },
        { name: 'stars', label: '满意程度', kind: 'stars', required: true },
      ],
      does: ['rate'],
      tone: 'main',
      mark: 'D',
    },
  },
})

// 优秀社工推荐书记人选: a good social worker is recommended as the community's secretary, looked into, shown, appointed, and
// then elected head of the residents' committee as the law has it. The election itself is the residents' and is only
// recorded here. One matter is one recommendation; who it is stands in the words that few may read.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'secretary-candidate',
  version: 1,
  title: '社区书记人选推荐',
  kind: 'candidate',
  source:
    '永寿县优秀社工推荐书记人选、法定程序任居委会主任，capabilities STAFF-04、§1.10(b)5、§3.38；考察、公示与时限为设计补全',
  start: 'recommended',
  raise: ['street-committee'],
  states: {
    recommended: {
      title: '推荐人选',
      milestone: 'received',
      desk: 'street-committee@street',
      within: 'P10WD',
      mark: 'S',
    },
    examining: {
      title: '组织考察',
      milestone: 'working',
      desk: 'party-organisation@district',
      within: 'P20WD',
      mark: 'D',
    },
    publishing: {
      title: '任前公示',
      milestone: 'working',
      desk: 'party-organisation@district',
      within: 'P5WD',
      atLimit: 'unopposed',
      mark: 'D',
    },
    appointing: {
      title: '任社区党组织书记',
      milestone: 'working',
      desk: 'street-committee@street',
      within: 'P10WD',
      mark: 'S',
    },
    electing: {
      title: '法定程序任居委会主任',
      milestone: 'working',
      desk: 'community@community',
      within: 'P60D',
      mark: 'S',
    },
    closed: { title: '书记主任一肩挑', milestone: 'ended', final: true, answered: true, mark: 'S' },
    'secretary-only': {
      title: '任书记，未当选主任',
      milestone: 'ended',
      final: true,
      answered: true,
      mark: 'D',
    },
    reserved: { title: '列为后备', milestone: 'ended', final: true, answered: true, mark: 'S' },
  },
  actions: {
    recommend: {
      title: '提出人选',
      from: ['recommended'],
      to: 'examining',
      by: ['street-committee'],
      form: [
        { name: 'words', label: '岗位等级、近年考核等次、推荐理由', kind: 'text', required: true, max: 2000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    reserve: {
      title: '暂不任用，列为后备',
      from: ['recommended', 'examining'],
      to: 'reserved',
      by: ['street-committee', 'party-organisation'],
      form: reasonForm,
      mark: 'S',
    },
    examine: {
      title: '考察通过，公示',
      from: ['examining'],
      to: 'publishing',
      by: ['party-organisation'],
      form: [{ name: 'words', label: '考察意见', kind: 'text', required: true, max: 2000 }],
      tone: 'main',
      mark: 'D',
    },
    object: {
      title: '有异议，重新考察',
      from: ['publishing'],
      to: 'examining',
      by: ['street-committee', 'party-organisation'],
      form: reasonForm,
      tone: 'danger',
      mark: 'D',
    },
    unopposed: { title: '公示期满', from: ['publishing'], to: 'appointing', by: ['clock'], mark: 'D' },
    appoint: {
      title: '任命书记',
      from: ['appointing'],
      to: 'electing',
      by: ['street-committee'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    elect: {
      title: '登记选举结果',
      from: ['electing'],
      to: [{ when: { fact: 'form.elected', is: true }, state: 'closed' }, { state: 'secretary-only' }],
      by: ['community'],
      form: [
        { name: 'voters', label: '参加投票人数', kind: 'number', required: true, min: 1, max: 100_000 },
        { name: 'inFavour', label: '得票数', kind: 'number', required: true, min: 0, max: 100_000 },
        { name: 'elected', label: '依法当选', kind: 'yes-no', required: true },
        { name: 'words', label: '选举程序说明', kind: 'text', required: true, max: 1000 },
      ],
      tone: 'main',
      mark: 'S',
    },
  },
})

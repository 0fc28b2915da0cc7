// 就业帮扶: a visit finds somebody who looks for work; training is arranged, posts are recommended, and some months later
// the community asks how it went.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'job-help',
  version: 1,
  title: '就业帮扶',
  kind: 'job',
  source: '正安县就业培训与推荐，capabilities EMP-01、EMP-02、EMP-03、§3.35；评估、跟踪与时限为设计补全',
  start: 'found',
  raise: ['requester', 'community', 'grid-worker', 'party-member', 'importer'],
  states: {
    found: {
      title: '走访登记',
      milestone: 'received',
      desk: 'community@community',
      within: 'P5WD',
      mark: 'S',
    },
    assessed: {
      title: '已评估',
      milestone: 'assigned',
      desk: 'community@community',
      within: 'P10WD',
      mark: 'D',
    },
    training: {
      title: '培训中',
      milestone: 'working',
      desk: 'community@community',
      within: 'P60D',
      mark: 'S',
    },
    matching: {
      title: '岗位推荐',
      milestone: 'working',
      desk: 'community@community',
      within: 'P30D',
      mark: 'S',
    },
    employed: {
      title: '已就业，跟踪中',
      milestone: 'answered',
      desk: 'community@community',
      within: 'P90D',
      atLimit: 'settled-in',
      mark: 'S',
    },
    closed: { title: '稳定就业，归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
    ended: { title: '本人不再需要', milestone: 'ended', final: true, mark: 'D' },
  },
  actions: {
    assess: {
      title: '需求评估',
      from: ['found'],
      to: 'assessed',
      by: ['community'],
      form: [
        { name: 'words', label: '意愿与技能（不写家庭困难细节）', kind: 'text', required: true, max: 1000 },
      ],
      tone: 'main',
      mark: 'D',
    },
    train: {
      title: '安排培训',
      from: ['assessed', 'matching'],
      to: 'training',
      by: ['community'],
      form: [
        {
          name: 'course',
          label: '哪一类',
          kind: 'choice',
          required: true,
          options: [
            { value: 'craft', label: '手工' },
            { value: 'building', label: '建筑' },
            { value: 'service', label: '服务' },
            { value: 'catering', label: '餐饮' },
          ],
        },
        ...wordsForm,
      ],
      tone: 'main',
      mark: 'S',
    },
    trained: {
      title: '培训结束',
      from: ['training'],
      to: 'matching',
      by: ['community'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    'skip-training': {
      title: '不需培训，直接推荐',
      from: ['assessed'],
      to: 'matching',
      by: ['community'],
      form: wordsForm,
      mark: 'D',
    },
    employ: {
      title: '登记就业',
      from: ['matching'],
      to: 'employed',
      by: ['community'],
      form: [
        {
          name: 'where',
          label: '去向',
          kind: 'choice',
          required: true,
          options: [
            { value: 'county', label: '县内' },
            { value: 'province', label: '县外省内' },
            { value: 'beyond', label: '省外' },
          ],
        },
        { name: 'result', label: '岗位', kind: 'text', required: true, max: 200 },
      ],
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
    'lost-work': {
      title: '又失业，再推荐',
      from: ['employed'],
      to: 'matching',
      by: ['community', 'requester'],
      form: reasonForm,
      mark: 'D',
    },
    'settled-in': { title: '跟踪期满', from: ['employed'], to: 'closed', by: ['clock'], mark: 'D' },
    'no-more': {
      title: '本人不再需要',
      from: ['found', 'assessed', 'training', 'matching'],
      to: 'ended',
      by: ['community'],
      form: reasonForm,
      mark: 'D',
    },
  },
})

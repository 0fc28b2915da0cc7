// 派出机构负责人考核: the unit asks the community before it appraises the head it stationed there; the community suggests a
// grade, the appraised may explain, the unit takes it or says why not. People decide; nothing is computed here.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'agency-head-appraisal',
  version: 1,
  title: '派出机构负责人年度考核征求意见',
  kind: 'appraisal',
  source: '乾县“权力下沉”考核评价权，capabilities EVAL-02、§3.16；说明环节与时限为设计补全',
  start: 'asked',
  raise: ['agency'],
  states: {
    asked: {
      title: '征询社区意见',
      milestone: 'received',
      desk: 'community@community',
      within: 'P10WD',
      mark: 'S',
    },
    suggested: {
      title: '等次建议',
      milestone: 'assigned',
      desk: 'agency@district',
      within: 'P20WD',
      mark: 'S',
    },
    explaining: {
      title: '未采纳，待核',
      milestone: 'working',
      desk: 'party-organisation@district',
      within: 'P10WD',
      mark: 'D',
    },
    used: { title: '归档运用', milestone: 'ended', final: true, answered: true, mark: 'S' },
  },
  actions: {
    suggest: {
      title: '提出等次建议',
      from: ['asked'],
      to: 'suggested',
      by: ['community'],
      form: [
        {
          name: 'grade',
          label: '建议等次',
          kind: 'choice',
          required: true,
          options: [
            { value: 'excellent', label: '优秀' },
            { value: 'competent', label: '称职' },
            { value: 'basic', label: '基本称职' },
            { value: 'poor', label: '不称职' },
          ],
        },
        { name: 'people', label: '几人参加评议', kind: 'number', required: true, min: 1, max: 1000 },
        { name: 'words', label: '事实依据', kind: 'text', required: true, max: 5000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    hear: {
      title: '登记本人说明',
      from: ['suggested', 'explaining'],
      by: ['agency'],
      form: [{ name: 'words', label: '被评人的说明', kind: 'text', required: true, max: 5000 }],
      does: ['note'],
      mark: 'D',
    },
    adopt: {
      title: '采纳',
      from: ['suggested'],
      to: 'used',
      by: ['agency'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    'ask-again': {
      title: '请社区补充依据',
      from: ['suggested'],
      to: 'asked',
      by: ['agency'],
      form: reasonForm,
      mark: 'D',
    },
    decline: {
      title: '不采纳，说明理由',
      from: ['suggested'],
      to: 'explaining',
      by: ['agency'],
      form: reasonForm,
      tone: 'danger',
      mark: 'D',
    },
    conclude: {
      title: '组织部门定论',
      from: ['explaining'],
      to: 'used',
      by: ['party-organisation'],
      form: [{ name: 'words', label: '定论与理由', kind: 'text', required: true, max: 2000 }],
      tone: 'main',
      mark: 'D',
    },
  },
})

// 社区工作者年度考核: the worker's own account, the office's view and the residents', a grade, a publicity period in which
// the worker may object, and what follows from it. Raised by the worker, who is thereby the one who may appeal.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm } from '../base/form.ts'

const grades = [
  { value: 'excellent', label: '优秀' },
  { value: 'qualified', label: '合格' },
  { value: 'basic', label: '基本合格' },
  { value: 'unqualified', label: '不合格' },
]

export const workflow = defineWorkflow({
  id: 'worker-appraisal',
  version: 1,
  title: '社区工作者年度考核',
  kind: 'appraisal',
  source: '礼泉县社区工作者考核，capabilities STAFF-06、§1.11(b)3、§3.38；述职、公示、申诉与时限为设计补全',
  start: 'accounted',
  raise: ['social-worker'],
  states: {
    accounted: {
      title: '本人述职',
      milestone: 'received',
      desk: 'community-office@street',
      within: 'P10WD',
      mark: 'D',
    },
    residents: {
      title: '群众评议',
      milestone: 'working',
      desk: 'community@community',
      within: 'P10WD',
      mark: 'S',
    },
    grading: {
      title: '评定等次',
      milestone: 'working',
      desk: 'community-office@street',
      within: 'P10WD',
      mark: 'S',
    },
    publishing: {
      title: '公示',
      milestone: 'answered',
      desk: 'community-office@street',
      within: 'P7D',
      atLimit: 'unopposed',
      mark: 'D',
    },
    appealing: {
      title: '申诉复核',
      milestone: 'working',
      desk: 'appeal-board@district',
      within: 'P10WD',
      mark: 'D',
    },
    using: {
      title: '结果运用',
      milestone: 'answered',
      desk: 'community-office@street',
      within: 'P20WD',
      mark: 'S',
    },
    closed: { title: '归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    assess: {
      title: '组织考评',
      from: ['accounted'],
      to: 'residents',
      by: ['community-office'],
      form: [{ name: 'words', label: '德能勤绩廉，日常考核情况', kind: 'text', required: true, max: 5000 }],
      tone: 'main',
      mark: 'S',
    },
    poll: {
      title: '群众评议',
      from: ['residents'],
      to: 'grading',
      by: ['community'],
      form: [
        { name: 'people', label: '参加评议人数', kind: 'number', required: true, min: 1, max: 10_000 },
        { name: 'satisfied', label: '满意人数', kind: 'number', required: true, min: 0, max: 10_000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    grade: {
      title: '评定等次',
      from: ['grading'],
      to: 'publishing',
      by: ['community-office'],
      form: [
        { name: 'grade', label: '等次', kind: 'choice', required: true, options: grades },
        { name: 'words', label: '依据', kind: 'text', required: true, max: 2000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    appeal: {
      title: '申诉',
      from: ['publishing'],
      to: 'appealing',
      by: ['requester'],
      form: reasonForm,
      mark: 'D',
    },
    object: {
      title: '登记他人异议',
      from: ['publishing'],
      to: 'appealing',
      by: ['community-office', 'appeal-board'],
      form: reasonForm,
      mark: 'D',
    },
    uphold: {
      title: '维持等次',
      from: ['appealing'],
      to: 'using',
      by: ['appeal-board'],
      form: reasonForm,
      tone: 'main',
      mark: 'D',
    },
    'grade-again': {
      title: '重新评定',
      from: ['appealing'],
      to: 'grading',
      by: ['appeal-board'],
      form: reasonForm,
      mark: 'D',
    },
    unopposed: { title: '公示期满无异议', from: ['publishing'], to: 'using', by: ['clock'], mark: 'D' },
    use: {
      title: '结果运用',
      from: ['using'],
      to: 'closed',
      by: ['community-office'],
      form: [
        {
          name: 'use',
          label: '用于',
          kind: 'choice',
          required: true,
          options: [
            { value: 'post', label: '岗位调整' },
            { value: 'level', label: '等级晋升' },
            { value: 'pay', label: '绩效工资' },
            { value: 'reward', label: '奖励惩戒' },
            { value: 'contract', label: '续聘解聘' },
          ],
        },
        { name: 'result', label: '决定与理由', kind: 'text', required: true, max: 2000 },
      ],
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
  },
})

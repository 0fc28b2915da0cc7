// 社区工作者年度考核: the worker's own account, the office's view and the residents', a grade, a publicity period in which
// the worker may object, and what follows from it. Raised by the worker, who is thereby the one who may appeal: by its
// number and secret, not by a post, which colleagues share.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { assessForm, gradeForm, pollForm, useForm } from '../base/appraisal.ts'
import { reasonForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'worker-appraisal',
  version: 1,
  title: '社区工作者年度考核',
  kind: 'appraisal',
  source:
    '永寿县社区工作者职业体系（三岗十八级），capabilities STAFF-02、STAFF-06、§1.10(b)5、§3.38；述职、公示、申诉与时限为设计补全',
  start: 'accounted',
  raise: ['social-worker'],
  states: {
    accounted: {
      title: '本人述职',
      milestone: 'received',
      desk: 'street-committee@street',
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
      desk: 'street-committee@street',
      within: 'P10WD',
      mark: 'S',
    },
    publishing: {
      title: '公示',
      milestone: 'answered',
      desk: 'street-committee@street',
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
      desk: 'street-committee@street',
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
      by: ['street-committee'],
      form: assessForm,
      tone: 'main',
      mark: 'S',
    },
    poll: {
      title: '群众评议',
      from: ['residents'],
      to: 'grading',
      by: ['community'],
      form: pollForm,
      tone: 'main',
      mark: 'S',
    },
    grade: {
      title: '评定等次',
      from: ['grading'],
      to: 'publishing',
      by: ['street-committee'],
      form: gradeForm,
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
      by: ['street-committee', 'appeal-board'],
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
      by: ['street-committee'],
      form: useForm,
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
  },
})

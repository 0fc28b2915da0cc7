// 政策咨询: asked, answered, filed. What the community cannot answer a department drafts; a person of the community
// always reads an answer before it goes out.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'policy-question',
  version: 1,
  title: '政策咨询',
  kind: 'question',
  source:
    '鄠邑区政策咨询答复，capabilities §3.24 “提问、答复、归档”、KNOW-03；部门拟答、追问与时限为设计补全',
  start: 'asked',
  raise: ['requester', 'importer'],
  states: {
    asked: {
      title: '提问',
      milestone: 'received',
      desk: 'community@community',
      within: 'by-urgency',
      mark: 'S',
    },
    drafting: { title: '部门拟答', milestone: 'working', desk: 'assignee', within: 'P2WD', mark: 'D' },
    replied: {
      title: '答复',
      milestone: 'answered',
      desk: 'requester',
      within: 'P5WD',
      atLimit: 'file-silent',
      mark: 'S',
    },
    filed: { title: '归档', milestone: 'ended', final: true, answered: true, mark: 'S' },
  },
  actions: {
    reply: {
      title: '答复',
      from: ['asked'],
      to: 'replied',
      by: ['community', 'holder'],
      form: [
        { name: 'result', label: '答复（群众可见）', kind: 'text', required: true, max: 5000 },
        { name: 'basis', label: '政策依据（文件名称、文号）', kind: 'text', max: 500 },
        { name: 'isReusable', label: '可收入问答库，供他人查看', kind: 'yes-no' },
      ],
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
    'ask-bureau': {
      title: '请部门拟答',
      from: ['asked'],
      to: 'drafting',
      by: ['community', 'holder'],
      form: [
        { name: 'lead', label: '业务部门', kind: 'org', required: true },
        { name: 'words', label: '要弄清什么', kind: 'text', required: true, max: 1000 },
      ],
      does: ['assign', 'accept'],
      mark: 'D',
    },
    draft: {
      title: '拟答送社区确认',
      from: ['drafting'],
      to: 'asked',
      by: ['lead'],
      form: [{ name: 'words', label: '拟答内容与依据', kind: 'text', required: true, max: 5000 }],
      does: ['release'],
      tone: 'main',
      mark: 'D',
    },
    'ask-more': {
      title: '追问',
      from: ['replied'],
      to: 'asked',
      by: ['requester'],
      form: reasonForm,
      mark: 'D',
    },
    file: {
      title: '明白了，归档',
      from: ['replied'],
      to: 'filed',
      by: ['requester'],
      tone: 'main',
      mark: 'S',
    },
    'file-silent': { title: '到期未追问，归档', from: ['replied'], to: 'filed', by: ['clock'], mark: 'D' },
  },
})

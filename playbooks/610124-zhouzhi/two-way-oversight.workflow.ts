// 双向督导: the street or town supervises a community, and a community its street or town, by one and the same way: whoever
// raises it issues it, hears the other side, checks what was put right and strikes it off. Who is supervised may answer
// that it is not so.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, resultForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'two-way-oversight',
  version: 1,
  title: '党建工作双向督导',
  kind: 'oversight',
  source: '周至县“党建工作双向督导”，capabilities EVAL-07、§3.23；步骤与时限为设计补全',
  start: 'noted',
  raise: ['street-committee', 'community'],
  states: {
    noted: {
      title: '拟发督导',
      milestone: 'received',
      desk: 'raiser',
      within: 'P2WD',
      mark: 'D',
    },
    rectifying: { title: '整改', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'D' },
    explained: {
      title: '说明待定',
      milestone: 'working',
      desk: 'raiser',
      within: 'P3WD',
      mark: 'D',
    },
    checking: {
      title: '核对整改',
      milestone: 'answered',
      desk: 'raiser',
      within: 'P3WD',
      mark: 'D',
    },
    closed: { title: '销号', milestone: 'ended', final: true, answered: true, mark: 'D' },
    dropped: { title: '不再督导', milestone: 'ended', final: true, mark: 'D' },
  },
  actions: {
    issue: {
      title: '发督导',
      from: ['noted'],
      to: 'rectifying',
      by: ['raiser'],
      form: [
        { name: 'lead', label: '被督导的一方', kind: 'org', required: true },
        { name: 'words', label: '问题与要求', kind: 'text', required: true, max: 2000 },
      ],
      does: ['assign', 'accept'],
      tone: 'main',
      mark: 'S',
    },
    explain: {
      title: '说明情况不符',
      from: ['rectifying'],
      to: 'explained',
      by: ['lead'],
      form: reasonForm,
      mark: 'D',
    },
    insist: {
      title: '仍须整改',
      from: ['explained'],
      to: 'rectifying',
      by: ['raiser'],
      form: reasonForm,
      does: ['accept'],
      mark: 'D',
    },
    drop: {
      title: '不再督导',
      from: ['noted', 'explained'],
      to: 'dropped',
      by: ['raiser'],
      form: reasonForm,
      mark: 'D',
    },
    rectify: {
      title: '报整改结果',
      from: ['rectifying'],
      to: 'checking',
      by: ['lead'],
      form: resultForm,
      does: ['finish'],
      tone: 'main',
      mark: 'D',
    },
    'strike-off': {
      title: '销号',
      from: ['checking'],
      to: 'closed',
      by: ['raiser'],
      form: wordsForm,
      tone: 'main',
      mark: 'D',
    },
    'send-back': {
      title: '退回整改',
      from: ['checking'],
      to: 'rectifying',
      by: ['raiser'],
      form: reasonForm,
      does: ['accept'],
      tone: 'danger',
      mark: 'D',
    },
  },
})

// 联系点实事: a leader visits the contact point each quarter, takes on a practical thing or collects a problem, and sees it
// solved. Which leader has which street, community and grid is a register; one matter is one thing taken on there.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { finish } from '../base/assignment.ts'
import { assignForm, reasonForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'contact-point',
  version: 1,
  title: '联系点实事项目',
  kind: 'undertaking',
  source:
    '《正安县城市基层党建联系点制度》，capabilities ALLI-07、ALLI-09、§3.31；按季 [S]，销号、通报与其余时限 [D]',
  start: 'found',
  raise: ['contact-leader', 'contact-office', 'community'],
  states: {
    found: {
      title: '调研收集',
      milestone: 'received',
      desk: 'contact-leader@street',
      within: 'P10WD',
      mark: 'S',
    },
    solving: {
      title: '推动解决',
      milestone: 'working',
      desk: 'assignee',
      within: 'P90D',
      atLimit: 'quarter',
      mark: 'S',
    },
    visiting: {
      title: '季度实地调研',
      milestone: 'working',
      desk: 'contact-leader@street',
      within: 'P10WD',
      mark: 'S',
    },
    solved: {
      title: '已解决，待销号',
      milestone: 'answered',
      desk: 'contact-leader@street',
      within: 'P10WD',
      mark: 'D',
    },
    struck: {
      title: '已销号，待通报',
      milestone: 'answered',
      desk: 'contact-office@district',
      within: 'P30D',
      mark: 'D',
    },
    closed: { title: '已通报，归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
    dropped: { title: '不列为实事，已说明', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    'take-on': {
      title: '认领实事',
      from: ['found'],
      to: 'solving',
      by: ['contact-leader'],
      form: [
        {
          name: 'kind',
          label: '实事还是问题',
          kind: 'choice',
          required: true,
          options: [
            { value: 'project', label: '认领的实事项目' },
            { value: 'problem', label: '收集的问题' },
          ],
        },
        ...assignForm,
      ],
      does: ['assign', 'accept'],
      tone: 'main',
      mark: 'S',
    },
    drop: {
      title: '不列为实事',
      from: ['found'],
      to: 'dropped',
      by: ['contact-leader'],
      form: reasonForm,
      mark: 'D',
    },
    quarter: { title: '满一季，转调研', from: ['solving'], to: 'visiting', by: ['clock'], mark: 'S' },
    visit: {
      title: '实地调研指导',
      from: ['solving', 'visiting'],
      to: 'solving',
      by: ['contact-leader'],
      form: [
        { name: 'words', label: '看到什么、怎样推动', kind: 'text', required: true, max: 2000 },
        { name: 'photos', label: '照片', kind: 'photos' },
      ],
      tone: 'main',
      mark: 'S',
    },
    solve: { ...finish, title: '解决', from: ['solving'], to: 'solved', mark: 'S' },
    'not-solved': {
      title: '未解决，继续',
      from: ['solved'],
      to: 'solving',
      by: ['contact-leader'],
      form: reasonForm,
      does: ['accept'],
      tone: 'danger',
      mark: 'D',
    },
    'strike-off': {
      title: '销号',
      from: ['solved'],
      to: 'struck',
      by: ['contact-leader'],
      form: wordsForm,
      tone: 'main',
      mark: 'D',
    },
    bulletin: {
      title: '通报',
      from: ['struck'],
      to: 'closed',
      by: ['contact-office'],
      form: wordsForm,
      tone: 'main',
      mark: 'D',
    },
  },
})

// 板凳会: subjects are gathered, people sit down together, what they say is written down, and the community calls the
// managers at once; community, builder and the compound's committee do it together, and the people are told. One matter is
// one meeting's one problem: the five orders are for what somebody says alone.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { finish, refuse } from '../base/assignment.ts'
import { assignForm, reasonForm, resultForm, wordsForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'bench-meeting',
  version: 1,
  title: '板凳会',
  kind: 'bench',
  source:
    '蓝田县“板凳会”（交心会、议事会、连心会），capabilities DELIB-01、DELIB-09、PROP-04、§1.2(b)2、§3.27；未解决的去向与时限为设计补全',
  start: 'gathering',
  raise: ['community', 'importer'],
  states: {
    gathering: {
      title: '征集议题',
      milestone: 'received',
      desk: 'community@community',
      within: 'P7D',
      mark: 'S',
    },
    sitting: {
      title: '开板凳会',
      milestone: 'received',
      desk: 'community@community',
      within: 'P3WD',
      mark: 'S',
    },
    recorded: {
      title: '已记录诉求，联系管理部门',
      milestone: 'assigned',
      desk: 'community@community',
      within: 'PT2H',
      mark: 'S',
    },
    joint: { title: '三方联动', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'S' },
    telling: {
      title: '已解决，待通报',
      milestone: 'answered',
      desk: 'community@community',
      within: 'P2WD',
      mark: 'S',
    },
    closed: { title: '已通报', milestone: 'ended', final: true, answered: true, mark: 'S' },
    cleared: { title: '会上说清', milestone: 'ended', final: true, answered: true, mark: 'D' },
    'no-subject': { title: '没有议题，不开', milestone: 'ended', final: true, mark: 'D' },
  },
  actions: {
    call: {
      title: '定议题，发通知',
      from: ['gathering'],
      to: 'sitting',
      by: ['community', 'holder'],
      form: [
        {
          name: 'sort',
          label: '哪一种会',
          kind: 'choice',
          required: true,
          options: [
            { value: 'hearts', label: '交心会' },
            { value: 'council', label: '议事会' },
            { value: 'link', label: '连心会' },
          ],
        },
        { name: 'words', label: '议题、时间、地点', kind: 'text', required: true, max: 1000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    'call-off': {
      title: '没有议题，不开',
      from: ['gathering'],
      to: 'no-subject',
      by: ['community', 'holder'],
      form: reasonForm,
      mark: 'D',
    },
    record: {
      title: '记录诉求',
      from: ['sitting'],
      to: 'recorded',
      by: ['community', 'holder'],
      form: [
        { name: 'people', label: '到会人数', kind: 'number', required: true, min: 1, max: 1000 },
        { name: 'words', label: '记录（不写发言人姓名）', kind: 'text', required: true, max: 5000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    'clear-up': {
      title: '会上说清',
      from: ['sitting'],
      to: 'cleared',
      by: ['community', 'holder'],
      form: resultForm,
      does: ['finish'],
      mark: 'D',
    },
    contact: {
      title: '联系管理部门，三方联动',
      from: ['recorded'],
      to: 'joint',
      by: ['community', 'holder'],
      form: [
        ...assignForm,
        { name: 'builder', label: '施工方（不是平台单位的写名称）', kind: 'text', max: 100 },
      ],
      does: ['assign', 'accept'],
      tone: 'main',
      mark: 'S',
    },
    solve: {
      ...finish,
      title: '解决',
      from: ['joint'],
      to: 'telling',
      guard: { if: { fact: 'support.open', is: 0 }, else: '联动的各方还没有办完' },
      mark: 'S',
    },
    'cannot-solve': { ...refuse, title: '解决不了，再议', from: ['joint'], to: 'recorded' },
    tell: {
      title: '通报',
      from: ['telling'],
      to: 'closed',
      by: ['community', 'holder'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    'not-solved': {
      title: '居民说没解决，继续办',
      from: ['telling'],
      to: 'joint',
      by: ['community', 'holder'],
      form: reasonForm,
      does: ['accept'],
      tone: 'danger',
      mark: 'D',
    },
  },
})

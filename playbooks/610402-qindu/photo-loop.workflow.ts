// 智慧网格图片闭环: what is found is photographed, put right, photographed again, and looked at by the grid worker.

import type { Field } from '../../core/workflow/form.ts'
import { defineWorkflow } from '../../core/workflow/language.ts'
import { refuse } from '../base/assignment.ts'
import { assignForm, reasonForm, wordsForm } from '../base/form.ts'

const photos = (label: string): Field => ({ name: 'photos', label, kind: 'photos', required: true })

export const workflow = defineWorkflow({
  id: 'photo-loop',
  version: 1,
  title: '智慧网格图片闭环',
  kind: 'finding',
  source:
    '秦都区“智慧网格”，capabilities CASE-04、CASE-17、GRID-08、§3.19、§3.A V14；分派、核验与时限为设计补全',
  start: 'found',
  raise: ['requester', 'grid-worker', 'community', 'importer'],
  states: {
    found: { title: '已发现', milestone: 'received', desk: 'grid-worker@grid', within: 'PT2H', mark: 'S' },
    reported: {
      title: '已上报',
      milestone: 'received',
      desk: 'grid-centre@street',
      within: 'PT4WH',
      mark: 'S',
    },
    rectifying: { title: '整改中', milestone: 'working', desk: 'assignee', within: 'by-urgency', mark: 'S' },
    verifying: {
      title: '待核验',
      milestone: 'answered',
      desk: 'grid-worker@grid',
      within: 'P1WD',
      mark: 'S',
    },
    closed: { title: '闭环', milestone: 'ended', final: true, answered: true, mark: 'S' },
    unfit: { title: '不属整改事项', milestone: 'ended', final: true, mark: 'D' },
  },
  actions: {
    upload: {
      title: '上传图片',
      from: ['found'],
      to: 'reported',
      by: ['grid-worker', 'community', 'requester'],
      form: [
        photos('问题照片（请避开人脸、车牌）'),
        { name: 'words', label: '说明', kind: 'text', max: 1000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    dispatch: {
      title: '派责任单位',
      from: ['reported'],
      to: 'rectifying',
      by: ['grid-centre'],
      form: assignForm,
      does: ['assign', 'accept'],
      tone: 'main',
      mark: 'D',
    },
    'not-ours': {
      title: '不属整改事项',
      from: ['reported'],
      to: 'unfit',
      by: ['grid-centre'],
      form: reasonForm,
      mark: 'D',
    },
    refuse: { ...refuse, from: ['rectifying'], to: 'reported' },
    reply: {
      title: '整改回复',
      from: ['rectifying'],
      to: 'verifying',
      by: ['lead'],
      form: [
        { name: 'result', label: '整改情况', kind: 'text', required: true, max: 5000 },
        photos('整改后照片（同一角度）'),
      ],
      guard: { if: { fact: 'support.open', is: 0 }, else: '协办单位还没有办结' },
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
    verify: {
      title: '核验通过',
      from: ['verifying'],
      to: 'closed',
      by: ['grid-worker', 'community'],
      form: wordsForm,
      tone: 'main',
      mark: 'D',
    },
    'send-back': {
      title: '退回整改',
      from: ['verifying'],
      to: 'rectifying',
      by: ['grid-worker', 'community'],
      form: reasonForm,
      does: ['accept'],
      tone: 'danger',
      mark: 'D',
    },
  },
})

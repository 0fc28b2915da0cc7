// 驿站收集、办理、反馈: people say it in person, in the box or in the guest book; the station keeper sorts and numbers it,
// a section of the street does it, or the street hands it up to a department of the district, and somebody tells the
// people. Who left no name is told on the board.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { wordsForm } from '../base/form.ts'
import { finishThere, handBack, handOver, handUp, inDistrict, inSection } from './section.ts'

export const workflow = defineWorkflow({
  id: 'station-feedback',
  version: 1,
  title: '驿站收集办理反馈',
  kind: 'station',
  source:
    '灞桥区“问题收集办理反馈机制”，capabilities CASE-03、CASE-04、CASE-12、CASE-13、§3.11、§3.A V11；退回、不受理与时限数值为设计补全',
  start: 'collected',
  raise: ['station-keeper', 'community', 'grid-worker', 'importer'],
  reopen: { within: 'P15D', to: 'sorted' },
  states: {
    collected: {
      title: '已收集',
      milestone: 'received',
      desk: 'station-keeper@community',
      within: 'P1WD',
      mark: 'S',
    },
    sorted: {
      title: '已分类',
      milestone: 'received',
      desk: 'station-keeper@community',
      within: 'PT4WH',
      mark: 'S',
    },
    registered: {
      title: '已登记',
      milestone: 'received',
      desk: 'station-keeper@community',
      within: 'PT4WH',
      mark: 'S',
    },
    'in-section': inSection,
    'in-district': inDistrict,
    done: {
      title: '已办结，待反馈',
      milestone: 'answered',
      desk: 'station-keeper@community',
      within: 'P1WD',
      mark: 'S',
    },
    closed: { title: '已反馈，归档', milestone: 'ended', final: true, answered: true, mark: 'S' },
    directed: { title: '不受理，已指明渠道', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    sort: {
      title: '初选分类',
      from: ['collected'],
      to: 'sorted',
      by: ['station-keeper', 'holder'],
      form: [
        {
          name: 'source',
          label: '怎样收到的',
          kind: 'choice',
          required: true,
          options: [
            { value: 'in-person', label: '面对面' },
            { value: 'box', label: '意见箱' },
            { value: 'guest-book', label: '留言簿' },
          ],
        },
        { name: 'words', label: '分类说明', kind: 'text', max: 500 },
      ],
      tone: 'main',
      mark: 'S',
    },
    direct: {
      title: '不受理，指明渠道',
      from: ['collected', 'sorted'],
      to: 'directed',
      by: ['station-keeper', 'holder'],
      form: [
        {
          name: 'result',
          label: '应找哪里（信访、诉讼、仲裁、复议……）',
          kind: 'text',
          required: true,
          max: 500,
        },
      ],
      mark: 'D',
    },
    register: {
      title: '编号登记',
      from: ['sorted'],
      to: 'registered',
      by: ['station-keeper', 'holder'],
      form: [{ name: 'stationNumber', label: '驿站登记簿编号', kind: 'text', required: true, max: 40 }],
      tone: 'main',
      mark: 'S',
    },
    'hand-over': { ...handOver, by: ['station-keeper', 'street-desk', 'holder'] },
    'hand-up': handUp,
    refuse: handBack,
    finish: { ...finishThere, to: 'done', mark: 'S' },
    'tell-caller': {
      title: '反馈群众',
      from: ['done'],
      to: 'closed',
      by: ['station-keeper', 'street-desk', 'holder'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    'tell-board': {
      title: '匿名件公示反馈',
      from: ['done'],
      to: 'closed',
      by: ['station-keeper', 'holder'],
      form: [
        { name: 'words', label: '公示内容（不含任何人的信息）', kind: 'text', required: true, max: 1000 },
      ],
      mark: 'D',
    },
  },
})

// A call passed on to the department, a street that whistles for rubble, an errand for a pension, and a social worker
// who appeals a grade. All invented.

import type { Scenario } from '../../core/matter/scenario.ts'

const district = '610425'
const street = '610425001'
const community = '610425001005'

const orgs = {
  'housing-bureau': '住房和城乡建设局',
  'city-branch': '城管执法大队',
  'transport-bureau': '交通运输局',
  'human-resources': '人力资源和社会保障局',
}

const cast: Scenario['cast'] = {
  community: { role: 'community', org: `community-${community}`, area: community },
  runner: { role: 'runner', org: null, area: community },
  office: { role: 'community-office', org: null, area: street },
  head: { role: 'street-head', org: null, area: street },
  board: { role: 'appeal-board', org: null, area: district },
  housing: { role: 'handler', org: 'housing-bureau', area: district },
  city: { role: 'handler', org: 'city-branch', area: district },
  roads: { role: 'handler', org: 'transport-bureau', area: district },
  labour: { role: 'handler', org: 'human-resources', area: district },
  caller: { role: 'callback', org: null, area: district },
}

const common = { district, orgs, cast }

export const scenarios: Scenario[] = [
  {
    ...common,
    title: '民有所呼：社区转社区工作办公室，派部门，退单后改派，办结评价',
    source: '礼泉县“三级管理机制”，capabilities §1.11；步骤与时间为设计补全',
    workflow: 'answered-call',
    begins: {
      at: '2026-03-17 09:00',
      text: '巷口的路塌了一块，电动车摔倒过人。',
      area: community,
      category: 'road',
      urgency: 'utility',
      channel: 'web',
    },
    steps: [
      {
        at: '2026-03-17 09:20',
        by: 'community',
        action: 'forward',
        values: { reason: '道路塌陷，社区已围挡，无力修复。' },
        expect: { state: 'sorting', holder: 'community-office' },
      },
      { at: '2026-03-17 09:40', by: 'office', action: 'dispatch', values: { lead: 'transport-bureau' } },
      {
        at: '2026-03-17 10:30',
        by: 'roads',
        action: 'refuse',
        values: { reason: '背街小巷由住建管养。' },
        expect: { state: 'sorting' },
      },
      { at: '2026-03-17 10:50', by: 'office', action: 'dispatch', values: { lead: 'housing-bureau' } },
      { at: '2026-03-17 11:00', by: 'housing', action: 'accept', expect: { stepDue: '2026-03-18 11:00' } },
      {
        at: '2026-03-18 10:00',
        by: 'housing',
        action: 'finish',
        values: { result: '已回填夯实，恢复通行。' },
      },
      {
        at: '2026-03-19 10:00',
        action: 'rate',
        values: { solved: true, stars: 5 },
        expect: { isEnded: true },
      },
    ],
  },
  {
    ...common,
    title: '街镇吹哨：街道起哨、负责人吹哨，部门限时报到，未处置好继续，销哨，评部门',
    source: '礼泉县“街镇吹哨、部门报到”，capabilities §3.7、§3.A V07；案情与时限为设计补全',
    workflow: 'street-whistle',
    begins: {
      at: '2026-04-08 09:00',
      text: '拆迁空地夜里有人倾倒建筑垃圾。',
      area: street,
      category: 'whistle',
      urgency: 'complex',
      channel: 'desk',
    },
    steps: [
      { at: '2026-04-08 09:05', expect: { holder: 'street-head' } },
      {
        at: '2026-04-08 09:30',
        by: 'office',
        action: 'whistle',
        values: { lead: 'city-branch', where: '拆迁空地', words: '请到场。' },
        refused: 'action.not-yours',
      },
      {
        at: '2026-04-08 10:00',
        by: 'head',
        action: 'whistle',
        values: {
          lead: 'city-branch',
          support: ['housing-bureau'],
          where: '城关拆迁空地',
          words: '查处并清运。',
        },
        expect: { state: 'waiting', holder: 'city-branch', stepDue: '2026-04-08 16:00' },
      },
      { at: '2026-04-08 11:00', by: 'city', action: 'report-in', values: { people: 5 } },
      { at: '2026-04-08 11:20', by: 'housing', action: 'accept-part' },
      {
        at: '2026-04-09 10:00',
        by: 'housing',
        action: 'finish-part',
        values: { result: '已责成施工方清运。' },
      },
      { at: '2026-04-09 16:00', by: 'city', action: 'handle', values: { result: '已查处两车。' } },
      {
        at: '2026-04-10 09:00',
        by: 'office',
        action: 'not-done',
        values: { reason: '北侧仍有两堆。' },
        expect: { state: 'handling', holder: 'city-branch' },
      },
      { at: '2026-04-10 16:00', by: 'city', action: 'handle', values: { result: '已全部清运并围挡。' } },
      { at: '2026-04-13 09:00', by: 'office', action: 'stand-down' },
      {
        at: '2026-04-13 09:10',
        by: 'office',
        action: 'score',
        values: { solved: true, stars: 4 },
        expect: { state: 'closed', isEnded: true },
      },
    ],
  },
  {
    ...common,
    title: '服务代办：接件、上门取材料须本人委托、送部门、缺材料补、送达签收、评价',
    source: '礼泉县“服务代办”“最多跑一次”，capabilities §3.42；时间为设计补全',
    workflow: 'errand-service',
    begins: {
      at: '2026-05-11 09:00',
      text: '腿脚不便，想请社区代办养老待遇资格的手续。',
      area: community,
      category: 'errand',
      urgency: 'errand',
      channel: 'hotline',
    },
    steps: [
      { at: '2026-05-11 10:00', by: 'community', action: 'appoint', values: { words: '明早九点上门。' } },
      {
        at: '2026-05-12 09:10',
        by: 'runner',
        action: 'collect',
        values: { authorised: false, words: '身份证复印件。' },
        refused: 'action.guarded',
      },
      {
        at: '2026-05-12 09:20',
        by: 'runner',
        action: 'collect',
        values: { authorised: true, words: '委托书、身份证复印件。' },
        expect: { state: 'checking', holder: 'runner' },
      },
      {
        at: '2026-05-12 15:00',
        by: 'runner',
        action: 'submit',
        values: { lead: 'human-resources' },
        expect: { state: 'submitted', holder: 'human-resources', stepDue: '2026-05-19 18:00' },
      },
      { at: '2026-05-13 10:00', by: 'labour', action: 'lacking', values: { reason: '还缺一张照片。' } },
      { at: '2026-05-13 16:00', by: 'runner', action: 'submit', values: { lead: 'human-resources' } },
      { at: '2026-05-14 16:00', by: 'labour', action: 'finish', values: { result: '已办结。' } },
      {
        at: '2026-05-15 10:00',
        by: 'runner',
        action: 'deliver',
        values: { signed: true, words: '回执与原件已交本人。' },
        expect: { state: 'rating' },
      },
      { at: '2026-05-15 15:00', by: 'caller', action: 'rate', values: { solved: true, stars: 5 } },
    ],
  },
  {
    ...common,
    title: '社区工作者考核：组织考评、群众评议、公示中本人申诉，复核后重评，公示期满，结果运用',
    source: '礼泉县社区工作者考核，capabilities §1.11 F-LQ-08、§3.38；案情与时限为设计补全',
    workflow: 'worker-appraisal',
    begins: {
      at: '2026-11-02 09:00',
      text: '社区工作者年度述职。',
      area: community,
      category: 'appraisal',
      urgency: 'year',
      channel: 'desk',
    },
    steps: [
      { at: '2026-11-04 10:00', by: 'office', action: 'assess', values: { words: '日常考核良好。' } },
      { at: '2026-11-10 10:00', by: 'community', action: 'poll', values: { people: 60, satisfied: 57 } },
      {
        at: '2026-11-11 10:00',
        by: 'office',
        action: 'grade',
        values: { grade: 'basic', words: '缺勤偏多。' },
        expect: { state: 'publishing', stepDue: '2026-11-18 10:00' },
      },
      {
        at: '2026-11-12 10:00',
        action: 'appeal',
        values: { reason: '缺勤是派去外地培训。' },
        expect: { state: 'appealing', holder: 'appeal-board' },
      },
      { at: '2026-11-16 10:00', by: 'board', action: 'grade-again', values: { reason: '培训属实。' } },
      {
        at: '2026-11-17 10:00',
        by: 'office',
        action: 'grade',
        values: { grade: 'qualified', words: '更正。' },
      },
      { at: '2026-11-24 10:00', expect: { state: 'using', isLate: false } },
      {
        at: '2026-11-26 10:00',
        by: 'office',
        action: 'use',
        values: { use: 'pay', result: '按合格等次计发绩效。' },
        expect: { state: 'closed', isEnded: true },
      },
    ],
  },
]

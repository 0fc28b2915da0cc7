// A finding in the closed loop that is sent back once, a resident's call that is not solved at first, and a grid worker who
// appeals against red. All invented.

import type { Scenario } from '../../core/matter/scenario.ts'

const district = '610114'
const street = '610114001'
const community = '610114001003'
const grid = '610114001003001'

const orgs = {
  'urban-management': '城市管理局',
  'housing-bureau': '住房和城乡建设局',
  [`street-office-${street}`]: '凤凰路街道办事处',
  [`community-${community}`]: '凤凰东路社区居委会',
}

const cast: Scenario['cast'] = {
  grid: { role: 'grid-worker', org: null, area: grid },
  community: { role: 'community', org: `community-${community}`, area: community },
  near: { role: 'grid-centre', org: null, area: community },
  middle: { role: 'grid-centre', org: null, area: street },
  far: { role: 'grid-centre', org: null, area: district },
  city: { role: 'handler', org: 'urban-management', area: district },
  housing: { role: 'handler', org: 'housing-bureau', area: district },
  office: { role: 'handler', org: `street-office-${street}`, area: street },
  archivist: { role: 'archivist', org: null, area: district },
  appeal: { role: 'grid-appeal', org: null, area: district },
  supervisor: { role: 'supervisor', org: null, area: district },
  caller: { role: 'callback', org: null, area: district },
}

const common = { district, orgs, cast }

export const scenarios: Scenario[] = [
  {
    ...common,
    title: '闭环处置：发现上报、指挥派遣、处理、反馈、督办核查不合格退回，再处理，归档',
    source: '阎良区“闭环处置”，capabilities §1.6 F-YL-01、§3.A V08；案情与时间为虚构',
    workflow: 'closed-loop',
    begins: {
      at: '2026-03-10 09:00',
      text: '巡查发现井盖松动。',
      area: grid,
      category: 'road',
      urgency: 'utility',
      channel: 'desk',
    },
    steps: [
      { at: '2026-03-10 09:01', expect: { holder: 'grid-centre', stepDue: '2026-03-10 15:00' } },
      {
        at: '2026-03-10 09:20',
        by: 'near',
        action: 'send',
        values: { lead: 'urban-management' },
        expect: { state: 'sent', holder: 'urban-management', stepDue: '2026-03-10 15:20' },
      },
      {
        at: '2026-03-10 10:00',
        by: 'city',
        action: 'handle',
        expect: { state: 'handling', stepDue: '2026-03-11 10:00' },
      },
      {
        at: '2026-03-10 16:00',
        by: 'city',
        action: 'report-back',
        values: { result: '已加垫。' },
        expect: { state: 'reported-back', holder: 'supervisor' },
      },
      {
        at: '2026-03-11 09:30',
        by: 'supervisor',
        action: 'check',
        expect: { state: 'checking', holder: 'archivist' },
      },
      {
        at: '2026-03-11 10:00',
        by: 'supervisor',
        action: 'send-back',
        values: { reason: '车过还响，请换盖。' },
        expect: { state: 'handling', holder: 'urban-management' },
      },
      { at: '2026-03-11 17:00', by: 'city', action: 'report-back', values: { result: '已换新盖。' } },
      { at: '2026-03-12 09:30', by: 'supervisor', action: 'check' },
      {
        at: '2026-03-12 10:00',
        by: 'archivist',
        action: 'file',
        expect: { state: 'filed', isEnded: true, holder: '无' },
      },
    ],
  },
  {
    ...common,
    title: '闭环处置：社区网格中心报街道、报区，派遣后单位逾期未接件，升级督办',
    source: '阎良区三级综治网格中心，capabilities §1.6、§3.8；三级间的上报为设计补全',
    workflow: 'closed-loop',
    begins: {
      at: '2026-03-10 09:00',
      text: '沿街外墙空调架锈断。',
      area: grid,
      category: 'building-quality',
      urgency: 'utility',
      channel: 'desk',
    },
    steps: [
      {
        at: '2026-03-10 09:20',
        by: 'near',
        action: 'up-to-street',
        values: { reason: '要登高车。' },
        expect: { state: 'in-street' },
      },
      {
        at: '2026-03-10 09:30',
        by: 'near',
        action: 'send',
        values: { lead: 'housing-bureau' },
        refused: 'action.not-yours',
      },
      {
        at: '2026-03-10 09:40',
        by: 'middle',
        action: 'up-to-district',
        values: { reason: '街道没有登高车。' },
        expect: { state: 'in-district', holder: 'grid-centre' },
      },
      { at: '2026-03-10 10:00', by: 'far', action: 'send', values: { lead: 'housing-bureau' } },
      { at: '2026-03-10 16:05', expect: { isLate: true, escalatedTo: ['supervisor'] } },
      { at: '2026-03-10 16:10', by: 'supervisor', action: 'supervise', values: { words: '立即出车。' } },
      { at: '2026-03-10 16:20', by: 'housing', action: 'handle', expect: { isLate: false } },
      {
        at: '2026-03-10 16:25',
        by: 'housing',
        action: 'answer-supervision',
        values: { words: '车已出发。' },
      },
      { at: '2026-03-10 19:00', by: 'housing', action: 'report-back', values: { result: '已拆除。' } },
      { at: '2026-03-11 09:30', by: 'supervisor', action: 'check' },
      { at: '2026-03-11 10:00', by: 'archivist', action: 'file', expect: { isEnded: true } },
    ],
  },
  {
    ...common,
    title: '一呼百应：群众来件派遣办理，评价未解决转督办核查，重新派遣，解决',
    source: '阎良区“民呼我行、一呼百应”，capabilities §1.6；步骤比照闭环处置，案情为虚构',
    workflow: 'answered-at-once',
    begins: {
      at: '2026-04-13 09:00',
      text: '公园的灯一到九点就灭。',
      area: grid,
      category: 'lamp',
      urgency: 'ordinary',
      channel: 'web',
    },
    steps: [
      { at: '2026-04-13 09:01', expect: { holder: 'grid-centre', stepDue: '2026-04-13 15:00' } },
      {
        at: '2026-04-13 10:00',
        by: 'near',
        action: 'send',
        values: { lead: `street-office-${street}` },
      },
      {
        at: '2026-04-13 11:00',
        by: 'office',
        action: 'refuse',
        values: { reason: '公园归城管。' },
        expect: { state: 'in-street', holder: 'grid-centre' },
      },
      { at: '2026-04-13 14:30', by: 'middle', action: 'send', values: { lead: 'urban-management' } },
      { at: '2026-04-13 15:00', by: 'city', action: 'handle' },
      { at: '2026-04-14 15:00', by: 'city', action: 'report-back', values: { result: '已调到十点。' } },
      {
        at: '2026-04-15 20:00',
        action: 'rate',
        values: { solved: false, stars: 2, words: '东门还是九点灭。' },
        expect: { state: 'checking', holder: 'supervisor', redone: 1 },
      },
      {
        at: '2026-04-16 09:30',
        by: 'supervisor',
        action: 'send-again',
        values: { lead: 'urban-management', words: '请逐个定时器查。' },
        expect: { state: 'sent' },
      },
      { at: '2026-04-16 10:00', by: 'city', action: 'handle' },
      { at: '2026-04-17 10:00', by: 'city', action: 'report-back', values: { result: '四处定时器均已改。' } },
      {
        at: '2026-04-18 21:30',
        action: 'rate',
        values: { solved: true, stars: 5 },
        expect: { state: 'filed', isEnded: true, solved: true },
      },
    ],
  },
  {
    ...common,
    title: '三色管理：采集、综合评定为红，本人申诉，区中心复核改黄，提醒，归档',
    source: '阎良区“三色”管理机制，capabilities §1.6、§3.39；阈值原文未给，申诉复核为设计补全，数字为虚构',
    workflow: 'three-colours',
    begins: {
      at: '2026-04-01 09:00',
      text: '第一季度评定。',
      area: grid,
      category: 'appraisal',
      urgency: 'appraisal',
      channel: 'desk',
    },
    steps: [
      { at: '2026-04-01 09:01', expect: { state: 'collecting', holder: 'grid-centre' } },
      {
        at: '2026-04-02 09:00',
        by: 'near',
        action: 'collect',
        values: { patrols: 20, handled: 31, services: 12 },
        expect: { state: 'weighing' },
      },
      {
        at: '2026-04-03 09:00',
        by: 'near',
        action: 'weigh',
        values: { colour: 'green', reason: '我觉得很好。' },
        refused: 'action.not-yours',
      },
      {
        at: '2026-04-03 10:00',
        by: 'middle',
        action: 'weigh',
        values: { colour: 'red', reason: '巡查少于规定一半。' },
        expect: { state: 'red' },
      },
      {
        at: '2026-04-07 10:00',
        by: 'grid',
        action: 'appeal',
        values: { reason: '其中一个月请了病假，有批条。' },
        expect: { state: 'appeal', holder: 'grid-appeal' },
      },
      {
        at: '2026-04-08 10:00',
        by: 'middle',
        action: 'decide',
        values: { colour: 'red', reason: '维持。' },
        refused: 'action.not-yours',
      },
      {
        at: '2026-04-09 10:00',
        by: 'appeal',
        action: 'decide',
        values: { colour: 'yellow', reason: '病假属实，按两个月折算。' },
        expect: { state: 'yellow', holder: 'grid-centre' },
      },
      {
        at: '2026-04-10 10:00',
        by: 'middle',
        action: 'remind',
        values: { words: '已当面提醒补巡。' },
        expect: { state: 'filed', isEnded: true },
      },
    ],
  },
]

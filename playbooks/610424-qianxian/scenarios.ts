// A certificate at the window, one of the 283 problems of the eight windows, a vote on a car park, a stationed agency's
// head appraised and moved, and where a day-care centre goes. All invented.

import type { Scenario } from '../../core/matter/scenario.ts'

const district = '610424'
const street = '610424001'
const community = '610424001005'

const orgs = {
  'housing-bureau': '住房和城乡建设局',
  'approval-bureau': '行政审批服务局',
  'urban-management': '城市管理局',
  [`street-office-${street}`]: '城关街道办事处',
}

const cast: Scenario['cast'] = {
  window: { role: 'window', org: null, area: community },
  community: { role: 'community', org: `community-${community}`, area: community },
  convener: { role: 'street-convener', org: null, area: street },
  agency: { role: 'agency', org: null, area: district },
  party: { role: 'party-organisation', org: null, area: district },
  planner: { role: 'planner', org: null, area: district },
  housing: { role: 'handler', org: 'housing-bureau', area: district },
  approval: { role: 'handler', org: 'approval-bureau', area: district },
  street: { role: 'handler', org: `street-office-${street}`, area: street },
  caller: { role: 'callback', org: null, area: district },
}

const common = { district, orgs, cast }

export const scenarios: Scenario[] = [
  {
    ...common,
    title: '首问责任：窗口当场直办，居民说没办成，改为帮办代办到底',
    source: '乾县首问责任制，capabilities §1.9(b)6；时间为设计补全',
    workflow: 'first-asked',
    begins: {
      at: '2026-03-10 09:10',
      text: '想给小店办营业执照，不知道要带什么。',
      area: community,
      category: 'errand',
      urgency: 'ordinary',
      channel: 'counter',
    },
    steps: [
      { at: '2026-03-10 09:15', expect: { holder: 'window', stepDue: '2026-03-10 15:10' } },
      { at: '2026-03-10 09:30', by: 'window', action: 'do-now', values: { result: '材料清单已打印给您。' } },
      {
        at: '2026-03-11 10:00',
        action: 'rate',
        values: { solved: false, stars: 2, words: '网上还是填不进去。' },
        expect: { state: 'asked', holder: 'window', redone: 1 },
      },
      {
        at: '2026-03-11 10:30',
        by: 'window',
        action: 'do-for',
        values: { lead: 'approval-bureau', words: '窗口陪同填报。' },
        expect: { state: 'dispatched', holder: 'approval-bureau' },
      },
      { at: '2026-03-11 11:00', by: 'approval', action: 'accept', expect: { state: 'handling' } },
      {
        at: '2026-03-12 16:00',
        by: 'approval',
        action: 'finish',
        values: { result: '执照已核发，送到窗口。' },
      },
      {
        at: '2026-03-13 09:00',
        action: 'rate',
        values: { solved: true, stars: 5 },
        expect: { isEnded: true },
      },
    ],
  },
  {
    ...common,
    title: '问题联解：窗口收集、归类、列清单、季度联席会磋商、协调办理、销号公开',
    source: '乾县 8 个“民意征求窗口”、283 件，capabilities §1.9 F-QX-05、§3.15；案情与时间为虚构',
    workflow: 'joint-solving',
    begins: {
      at: '2026-01-13 10:00',
      text: '我们几栋楼共用的院子没有灯也没有排水，一下雨就没法走。',
      area: community,
      category: 'problem',
      urgency: 'quarter',
      channel: 'counter',
    },
    steps: [
      { at: '2026-01-13 10:40', by: 'window', action: 'sort', values: { duty: 'facility' } },
      { at: '2026-01-16 10:00', by: 'community', action: 'list', expect: { state: 'listed' } },
      {
        at: '2026-01-20 10:00',
        by: 'community',
        action: 'schedule',
        values: { meeting: 'joint', words: '一季度联席会议。' },
        expect: { state: 'agenda', holder: 'street-convener', stepDue: '2026-04-20 10:00' },
      },
      {
        at: '2026-03-26 15:00',
        by: 'convener',
        action: 'confer',
        values: {
          lead: 'housing-bureau',
          support: [`street-office-${street}`],
          words: '住建牵头，物业出工。',
        },
        expect: { state: 'coordinated', holder: 'housing-bureau' },
      },
      {
        at: '2026-04-15 10:00',
        by: 'housing',
        action: 'solve',
        values: { result: '排水已通。' },
        refused: 'action.guarded',
      },
      { at: '2026-04-15 11:00', by: 'street', action: 'accept-part' },
      { at: '2026-04-16 11:00', by: 'street', action: 'finish-part', values: { result: '已装六盏灯。' } },
      { at: '2026-04-17 10:00', by: 'housing', action: 'solve', values: { result: '排水已通。' } },
      {
        at: '2026-04-20 10:00',
        by: 'community',
        action: 'not-solved',
        values: { reason: '北侧单元仍积水。' },
        expect: { state: 'coordinated', holder: 'housing-bureau' },
      },
      { at: '2026-04-24 10:00', by: 'housing', action: 'solve', values: { result: '北侧已加井。' } },
      {
        at: '2026-04-27 10:00',
        by: 'community',
        action: 'strike-off',
        values: { words: '已在公开栏公示。' },
        expect: { state: 'closed', isEnded: true },
      },
    ],
  },
  {
    ...common,
    title: '四议两公开：审议退回再商议，决议通过，公开期满自动进入实施，结果公开后归档',
    source: '乾县“四议两公开”，capabilities §3.41；步骤与案情为设计补全',
    workflow: 'four-deliberations',
    begins: {
      at: '2026-06-01 09:00',
      text: '公有闲置院落改停车场还是改活动中心。',
      area: community,
      category: 'affairs',
      urgency: 'year',
      channel: 'desk',
    },
    steps: [
      {
        at: '2026-06-02 09:00',
        by: 'community',
        action: 'propose',
        values: { words: '一半停车、一半活动。' },
      },
      {
        at: '2026-06-04 15:00',
        by: 'community',
        action: 'confer',
        values: { present: 8, inFavour: 7, passed: true },
      },
      {
        at: '2026-06-09 19:00',
        by: 'community',
        action: 'review',
        values: { present: 42, inFavour: 18, passed: false, words: '先问清收费办法。' },
        expect: { state: 'conferring' },
      },
      {
        at: '2026-06-12 15:00',
        by: 'community',
        action: 'confer',
        values: { present: 8, inFavour: 8, passed: true },
      },
      {
        at: '2026-06-16 19:00',
        by: 'community',
        action: 'review',
        values: { present: 45, inFavour: 40, passed: true },
      },
      {
        at: '2026-06-24 19:00',
        by: 'community',
        action: 'resolve',
        values: { present: 62, inFavour: 55, passed: true },
        expect: { state: 'announcing', stepDue: '2026-07-01 19:00' },
      },
      { at: '2026-07-01 19:00', expect: { state: 'implementing', isLate: false } },
      {
        at: '2026-08-20 10:00',
        by: 'community',
        action: 'implement',
        values: { result: '改造完成，启用。' },
      },
      { at: '2026-08-27 09:59', expect: { state: 'publishing' } },
      { at: '2026-08-27 10:00', expect: { state: 'closed', isEnded: true } },
    ],
  },
  {
    ...common,
    title: '派出机构负责人考核：社区提等次建议，单位不采纳须说明，组织部门定论',
    source: '乾县“权力下沉”，capabilities §3.16；案情为虚构',
    workflow: 'agency-head-appraisal',
    begins: {
      at: '2026-11-02 09:00',
      text: '市场监管所负责人年度考核征求社区意见。',
      area: community,
      category: 'affairs',
      urgency: 'year',
      channel: 'desk',
    },
    steps: [
      {
        at: '2026-11-06 10:00',
        by: 'community',
        action: 'suggest',
        values: { grade: 'excellent', people: 12, words: '全年到社区四十余次，早市整治见效。' },
        expect: { state: 'suggested', holder: 'agency' },
      },
      {
        at: '2026-11-16 10:00',
        by: 'agency',
        action: 'decline',
        values: { reason: '优秀名额已满。' },
        expect: { state: 'explaining', holder: 'party-organisation' },
      },
      {
        at: '2026-11-18 10:00',
        by: 'party',
        action: 'conclude',
        values: { words: '社区建议记入档案，评先时优先。' },
        expect: { state: 'used', isEnded: true },
      },
    ],
  },
  {
    ...common,
    title: '任免前征得社区同意：社区不同意并附理由，组织部门决定时说明',
    source: '乾县“权力下沉”，capabilities §3.16；案情为虚构',
    workflow: 'agency-head-consent',
    begins: {
      at: '2026-09-07 09:00',
      text: '拟调整派驻社区的城管执法负责人。',
      area: community,
      category: 'affairs',
      urgency: 'year',
      channel: 'desk',
    },
    steps: [
      {
        at: '2026-09-10 10:00',
        by: 'community',
        action: 'give-consent',
        values: { agree: false, reason: '正在整治的夜市还有两个月收尾。' },
        expect: { state: 'answered', holder: 'party-organisation' },
      },
      {
        at: '2026-09-21 10:00',
        by: 'party',
        action: 'decide',
        values: { words: '采纳社区意见，十二月再议。' },
        expect: { isEnded: true },
      },
    ],
  },
  {
    ...common,
    title: '日间照料中心选址：先问群众，社区代表到会才能论证，逐条说明采纳，公开七天',
    source: '乾县公共服务设施布局，capabilities §3.17；案情为虚构',
    workflow: 'facility-layout',
    begins: {
      at: '2026-03-16 09:00',
      text: '拟在老城区新建一处日间照料中心。',
      area: community,
      category: 'affairs',
      urgency: 'year',
      channel: 'desk',
    },
    steps: [
      {
        at: '2026-03-20 10:00',
        by: 'community',
        action: 'collect',
        values: { asked: 260, words: '希望离菜市场近、有电梯。', delegates: 3 },
        expect: { state: 'reviewing', holder: 'planner' },
      },
      {
        at: '2026-03-27 10:00',
        by: 'planner',
        action: 'review',
        values: { attended: false, words: '原则同意。' },
        refused: 'action.guarded',
      },
      {
        at: '2026-03-30 10:00',
        by: 'planner',
        action: 'review',
        values: { attended: true, words: '选东侧。' },
      },
      {
        at: '2026-04-02 10:00',
        by: 'planner',
        action: 'explain',
        values: { result: '采纳选址与电梯；停车位不足，另行解决。' },
        expect: { state: 'publishing' },
      },
      { at: '2026-04-09 10:00', expect: { state: 'closed', isEnded: true } },
    ],
  },
]

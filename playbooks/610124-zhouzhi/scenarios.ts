// A call that is done in the grid and one that the town dispatches; a need and an offered post that find the other side;
// a broken promise whose points are appealed; and supervision both ways. All invented.

import type { Scenario } from '../../core/matter/scenario.ts'

const district = '610124'
const street = '610124001'
const community = '610124001001'
const grid = '610124001001001'

const orgs = {
  'urban-management': '城市管理局',
  'health-bureau': '卫生健康局',
  'education-science': '教育和科学技术局',
  [`street-office-${street}`]: '二曲街道办事处',
  [`community-${community}`]: '淳风苑社区居委会',
}

const cast: Scenario['cast'] = {
  grid: { role: 'grid-worker', org: null, area: grid },
  community: { role: 'community', org: `community-${community}`, area: community },
  street: { role: 'street-committee', org: `street-office-${street}`, area: street },
  health: { role: 'unit-liaison', org: 'health-bureau', area: district },
  education: { role: 'unit-liaison', org: 'education-science', area: district },
  party: { role: 'party-organisation', org: null, area: district },
  city: { role: 'handler', org: 'urban-management', area: district },
  caller: { role: 'callback', org: null, area: district },
}

const common = { district, orgs, cast }

export const scenarios: Scenario[] = [
  {
    ...common,
    title: '全科网格：网格员当天办结，居民满意',
    source: '周至县“全科网格化服务管理”，capabilities §1.3(b)3；时间为设计补全',
    workflow: 'all-round-grid',
    begins: {
      at: '2026-03-10 09:00',
      text: '单元门锁坏了，老人出不去。',
      area: grid,
      category: 'property',
      urgency: 'ordinary',
      channel: 'web',
    },
    steps: [
      { at: '2026-03-10 09:01', expect: { holder: 'grid-worker', stepDue: '2026-03-10 15:00' } },
      {
        at: '2026-03-10 11:00',
        by: 'grid',
        action: 'do-in-grid',
        values: { result: '已请锁匠修好。' },
        expect: { state: 'rating', holder: 'requester' },
      },
      {
        at: '2026-03-10 19:00',
        action: 'rate',
        values: { solved: true, stars: 5 },
        expect: { state: 'closed' },
      },
    ],
  },
  {
    ...common,
    title: '三级联动：网格报社区，社区报镇街，派到部门；退单重派，三次未联系上办结',
    source: '周至县县委—镇街—社区三级联动，capabilities §1.3；步骤为设计补全',
    workflow: 'all-round-grid',
    begins: {
      at: '2026-03-10 09:00',
      text: '巷子口的早市垃圾没人清。',
      area: grid,
      category: 'cleaning',
      urgency: 'ordinary',
      channel: 'web',
    },
    steps: [
      { at: '2026-03-10 10:00', by: 'grid', action: 'to-community', values: { reason: '没有清运车。' } },
      {
        at: '2026-03-10 11:00',
        by: 'community',
        action: 'to-street',
        values: { reason: '早市归城管。' },
        expect: { state: 'in-street', holder: 'street-committee', stepDue: '2026-03-11 18:00' },
      },
      {
        at: '2026-03-10 15:00',
        by: 'street',
        action: 'dispatch',
        values: { lead: 'education-science' },
        expect: { holder: 'education-science' },
      },
      {
        at: '2026-03-10 16:00',
        by: 'education',
        action: 'refuse',
        values: { reason: '不是我局职责。' },
        expect: { state: 'in-street' },
      },
      { at: '2026-03-10 16:30', by: 'street', action: 'dispatch', values: { lead: 'urban-management' } },
      { at: '2026-03-10 17:00', by: 'city', action: 'accept', expect: { stepDue: '2026-03-17 18:00' } },
      { at: '2026-03-12 10:00', by: 'city', action: 'finish', values: { result: '每天九点半清运。' } },
      {
        at: '2026-03-13 10:00',
        by: 'caller',
        action: 'unreached',
        values: { attempts: 2, words: '无人接听。' },
        refused: 'action.guarded',
      },
      {
        at: '2026-03-16 10:00',
        by: 'caller',
        action: 'unreached',
        values: { attempts: 3, words: '三次无人接听。' },
        expect: { state: 'unheard', isEnded: true },
      },
    ],
  },
  {
    ...common,
    title: '需求认领：社区发布需求，单位认领，公开承诺，践诺，群众说没兑现再做，积分，评先评优',
    source: '周至县“群众需求双向认领”，capabilities §3.23、§3.A V15；内容与数字为虚构',
    workflow: 'two-way-claim',
    begins: {
      at: '2026-03-03 09:00',
      text: '社区老人多，想请人定期量血压。',
      area: community,
      category: 'health-service',
      urgency: 'pledge',
      channel: 'desk',
    },
    steps: [
      {
        at: '2026-03-03 10:00',
        by: 'community',
        action: 'publish-need',
        values: { post: 'health', words: '每月一次为老人量血压。' },
        expect: { state: 'wanted', holder: 'community', stepDue: '2026-03-18 10:00' },
      },
      {
        at: '2026-03-05 09:00',
        by: 'health',
        action: 'claim',
        expect: { state: 'claimed', holder: 'health-bureau' },
      },
      {
        at: '2026-03-05 15:00',
        by: 'education',
        action: 'pledge',
        values: { words: '我们来。' },
        refused: 'action.not-yours',
      },
      {
        at: '2026-03-06 09:00',
        by: 'health',
        action: 'pledge',
        values: { words: '三、四月每月一次，每次两名医生。' },
        expect: { state: 'pledged', stepDue: '2026-05-05 09:00' },
      },
      {
        at: '2026-04-10 12:00',
        by: 'health',
        action: 'keep',
        values: { people: 30, result: '三月做了一次。' },
        expect: { state: 'done' },
      },
      {
        at: '2026-04-13 10:00',
        by: 'community',
        action: 'confirm',
        values: { isKept: false, words: '四月还没有来。' },
        expect: { state: 'pledged', holder: 'health-bureau' },
      },
      {
        at: '2026-04-17 12:00',
        by: 'health',
        action: 'keep',
        values: { people: 66, result: '四月也做了。' },
      },
      {
        at: '2026-04-20 10:00',
        by: 'community',
        action: 'confirm',
        values: { isKept: true, words: '问了十位老人，都说来过。' },
        expect: { state: 'confirmed' },
      },
      {
        at: '2026-04-20 11:00',
        by: 'community',
        action: 'score',
        values: { points: 6, words: '健康服务每次 3 分。' },
        expect: { state: 'scored', holder: 'health-bureau' },
      },
      {
        at: '2026-12-10 10:00',
        by: 'party',
        action: 'use',
        values: { isChecked: false, words: '年度评先依据。' },
        refused: 'action.guarded',
      },
      {
        at: '2026-12-15 10:00',
        by: 'health',
        action: 'use',
        values: { isChecked: true, words: '年度评先依据，单位已核对。' },
        expect: { state: 'closed', isEnded: true },
      },
    ],
  },
  {
    ...common,
    title: '岗位认领：单位发布岗位，社区为群众认领；失诺扣分，单位有异议，镇街复核',
    source: '周至县“双向认领”“双向积分”，capabilities §3.23、§3.A V15；失诺、异议为设计补全，数字为虚构',
    workflow: 'two-way-claim',
    begins: {
      at: '2026-03-03 09:00',
      text: '可提供假期科普课。',
      area: community,
      category: 'need',
      urgency: 'pledge',
      channel: 'desk',
    },
    steps: [
      {
        at: '2026-03-03 10:00',
        by: 'education',
        action: 'publish-post',
        values: { post: 'other', words: '假期科普课，一次四十人。' },
        expect: { state: 'offered', holder: 'community' },
      },
      {
        at: '2026-03-04 10:00',
        by: 'community',
        action: 'claim-post',
        values: { words: '五月假期给小学生。' },
        expect: { state: 'claimed', holder: 'education-science' },
      },
      {
        at: '2026-03-05 10:00',
        by: 'education',
        action: 'pledge',
        values: { words: '五月三日上午在社区开课。' },
      },
      {
        at: '2026-05-06 10:00',
        by: 'community',
        action: 'break-pledge',
        values: { points: -5, reason: '当天没有来，也没有说。' },
        expect: { state: 'scored' },
      },
      {
        at: '2026-05-07 10:00',
        by: 'education',
        action: 'object',
        values: { reason: '前一天已电话改期。' },
        expect: { state: 'objected', holder: 'street-committee' },
      },
      {
        at: '2026-05-11 10:00',
        by: 'street',
        action: 'decide',
        values: { points: 0, words: '通话属实，改期不算失诺。' },
        expect: { state: 'scored' },
      },
      {
        at: '2026-12-15 10:00',
        by: 'education',
        action: 'use',
        values: { isChecked: true, words: '无加减分，照录。' },
        expect: { isEnded: true },
      },
    ],
  },
  {
    ...common,
    title: '街对社督导：社区整改，一次不合格，再改，销号',
    source: '周至县“双向督导”，capabilities §3.23；步骤为设计补全',
    workflow: 'supervise-community',
    begins: {
      at: '2026-04-14 09:00',
      text: '社区公示栏三个月没有更新。',
      area: community,
      category: 'oversight',
      urgency: 'complex',
      channel: 'desk',
    },
    steps: [
      {
        at: '2026-04-14 09:30',
        by: 'street',
        action: 'issue',
        values: { lead: `community-${community}`, words: '十个工作日内更新。' },
        expect: { state: 'rectifying', holder: `community-${community}`, stepDue: '2026-04-28 18:00' },
      },
      { at: '2026-04-16 09:30', by: 'community', action: 'rectify', values: { result: '更新了两块。' } },
      {
        at: '2026-04-17 09:30',
        by: 'street',
        action: 'send-back',
        values: { reason: '还有一块是旧的。' },
        expect: { state: 'rectifying' },
      },
      { at: '2026-04-20 09:30', by: 'community', action: 'rectify', values: { result: '三块都已更新。' } },
      {
        at: '2026-04-21 09:30',
        by: 'street',
        action: 'strike-off',
        expect: { state: 'closed', isEnded: true },
      },
    ],
  },
  {
    ...common,
    title: '社对街督导：社区向街道发督导，街道说明情况不符，社区核实后不再督导',
    source: '周至县“双向督导”，capabilities §3.23；步骤为设计补全',
    workflow: 'supervise-street',
    begins: {
      at: '2026-04-14 09:00',
      text: '街道答应的健身器材没有到。',
      area: community,
      category: 'oversight',
      urgency: 'complex',
      channel: 'desk',
    },
    steps: [
      { at: '2026-04-14 09:01', expect: { holder: 'community' } },
      {
        at: '2026-04-14 09:30',
        by: 'community',
        action: 'issue',
        values: { lead: `street-office-${street}`, words: '请说明器材何时到。' },
        expect: { holder: `street-office-${street}` },
      },
      {
        at: '2026-04-15 09:30',
        by: 'street',
        action: 'explain',
        values: { reason: '昨天已送到社区仓库，有签收。' },
        expect: { state: 'explained', holder: 'community' },
      },
      {
        at: '2026-04-15 15:00',
        by: 'community',
        action: 'drop',
        values: { reason: '已找到，感谢。' },
        expect: { state: 'dropped', isEnded: true },
      },
    ],
  },
]

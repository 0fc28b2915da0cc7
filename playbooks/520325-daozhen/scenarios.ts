// The same cold boiler through Daozhen's five steps, and a call that the joint meeting settles. All invented.

import type { Scenario } from '../../core/matter/scenario.ts'

const district = '520325'
const source = '道真县“五步工作法”，capabilities §1.14、§3.2；时间为设计补全'

const orgs = {
  'housing-bureau': '住房和城乡建设局',
  'urban-management': '城市管理局',
  'street-office-520325001': '尹珍街道办事处',
  'community-520325001001': '东街社区',
}

const cast: Scenario['cast'] = {
  grid: { role: 'grid-head', org: null, area: '520325001001001' },
  community: { role: 'community', org: 'community-520325001001', area: '520325001001' },
  reviewer: { role: 'reviewer', org: null, area: '520325001' },
  meeting: { role: 'joint-meeting', org: null, area: '520325001' },
  bureau: { role: 'handler', org: 'housing-bureau', area: district },
  street: { role: 'handler', org: 'street-office-520325001', area: '520325001' },
  caller: { role: 'callback', org: null, area: district },
}

export const scenarios: Scenario[] = [
  {
    title: '小区锅炉：网格收单、社区分单、街道审单、部门领单、群众评单',
    source,
    district,
    workflow: 'five-steps',
    begins: {
      at: '2026-02-13 08:10',
      text: '小区锅炉昨晚坏了，整个小区暖气不热，老人孩子冻得受不了。',
      area: '520325001001001',
      category: 'heating',
      urgency: 'utility',
      channel: 'web',
    },
    orgs,
    cast,
    steps: [
      { at: '2026-02-13 08:11', expect: { holder: 'grid-head', stepDue: '2026-02-13 15:00' } },
      {
        at: '2026-02-13 08:30',
        by: 'grid',
        action: 'collect',
        values: { words: '已到现场，锅炉停机。' },
        expect: { state: 'collected', holder: 'community', stepDue: '2026-02-14 18:00' },
      },
      {
        at: '2026-02-13 09:00',
        by: 'community',
        action: 'sort',
        values: { lead: 'housing-bureau', support: ['street-office-520325001'] },
        expect: { state: 'reviewing', holder: 'reviewer' },
      },
      {
        at: '2026-02-13 10:00',
        by: 'reviewer',
        action: 'approve',
        expect: { state: 'claiming', holder: 'housing-bureau', stepDue: '2026-02-14 18:00' },
      },
      // The Saturday is worked for Spring Festival, so the limit ends on it.
      { at: '2026-02-14 18:05', expect: { isLate: true, escalatedTo: ['supervisor'] } },
      { at: '2026-02-14 18:30', by: 'bureau', action: 'claim', expect: { state: 'handling', isLate: false } },
      { at: '2026-02-14 18:40', by: 'street', action: 'accept-part' },
      { at: '2026-02-14 20:00', by: 'street', action: 'finish-part', values: { result: '已安顿老人。' } },
      {
        at: '2026-02-14 21:00',
        by: 'bureau',
        action: 'finish',
        values: { result: '锅炉已修复。' },
        expect: { state: 'rating', holder: 'requester', stepDue: '2026-02-26 18:00' },
      },
      {
        at: '2026-02-15 08:00',
        action: 'rate',
        values: { solved: false, stars: 2 },
        expect: { state: 'handling', holder: 'housing-bureau', redone: 1, wholeDue: '2026-03-03 18:00' },
      },
      { at: '2026-02-15 20:00', by: 'bureau', action: 'finish', values: { result: '支管已疏通。' } },
      {
        at: '2026-02-16 09:00',
        action: 'rate',
        values: { solved: true, stars: 5 },
        expect: { state: 'closed', isEnded: true, solved: true },
      },
    ],
  },
  {
    title: '老旧小区改造：社区解决不了，上联席会议定派工；三次未联系上，归档',
    source,
    district,
    workflow: 'five-steps',
    begins: {
      at: '2026-05-08 16:00',
      text: '我们楼是老旧小区，多年没有改造，雨天楼道积水。',
      area: '520325001001001',
      category: 'renovation',
      urgency: 'complex',
      channel: 'hotline',
    },
    orgs,
    cast,
    steps: [
      { at: '2026-05-08 16:20', by: 'grid', action: 'collect' },
      {
        at: '2026-05-08 16:40',
        by: 'community',
        action: 'to-meeting',
        values: { reason: '涉及几家产权单位，社区无法协调。' },
        // Of the next five working days the first is Saturday 9 May, worked for the May holiday.
        expect: { state: 'meeting', holder: 'joint-meeting', stepDue: '2026-05-14 18:00' },
      },
      {
        at: '2026-05-13 10:00',
        by: 'community',
        action: 'resolve',
        values: { lead: 'housing-bureau' },
        refused: 'action.not-yours',
      },
      {
        at: '2026-05-13 10:30',
        by: 'meeting',
        action: 'resolve',
        values: { lead: 'housing-bureau', words: '列入本季度改造计划，先修排水。' },
        expect: { state: 'handling', holder: 'housing-bureau', stepDue: '2026-05-27 18:00' },
      },
      { at: '2026-05-20 11:00', by: 'bureau', action: 'finish', values: { result: '楼前排水沟已修复。' } },
      {
        at: '2026-05-21 10:00',
        by: 'caller',
        action: 'unreached',
        values: { attempts: 2, words: '两次无人接听。' },
        refused: 'action.guarded',
        expect: { state: 'rating' },
      },
      {
        at: '2026-05-25 10:00',
        by: 'caller',
        action: 'unreached',
        values: { attempts: 3, words: '三次无人接听，已发短信。' },
        expect: { state: 'unheard', isEnded: true },
      },
    ],
  },
]

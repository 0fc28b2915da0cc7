// The story Lantian tells itself: a compound's boiler, before Spring Festival. People and words are invented.

import type { Scenario } from '../../core/matter/scenario.ts'

export const scenarios: Scenario[] = [
  {
    title: '三里镇 794 小区的锅炉：会商派单、逾期升级、回访未解决、重办',
    source: '蓝田县典型诉求，capabilities §1.2 F-LT-01；时间为设计补全',
    district: '610122',
    workflow: 'five-orders',
    begins: {
      at: '2026-02-13 08:10',
      text: '小区锅炉昨晚坏了，整个小区暖气不热，老人孩子冻得受不了。',
      area: '610122107',
      category: 'heating',
      urgency: 'utility',
      channel: 'web',
    },
    orgs: {
      'county-investment': '县投控集团',
      'street-office-610122107': '三里镇办事处',
    },
    cast: {
      intake: { role: 'intake', org: null, area: '610122' },
      chair: { role: 'conference', org: null, area: '610122107' },
      group: { role: 'handler', org: 'county-investment', area: '610122' },
      town: { role: 'handler', org: 'street-office-610122107', area: '610122107' },
      caller: { role: 'callback', org: null, area: '610122' },
      supervisor: { role: 'supervisor', org: null, area: '610122' },
    },
    steps: [
      { at: '2026-02-13 08:11', expect: { state: 'raised', holder: 'intake', stepDue: '2026-02-13 08:40' } },
      {
        at: '2026-02-13 08:25',
        by: 'intake',
        action: 'collect',
        values: { words: '已与物业核实，锅炉停机。' },
        expect: { holder: 'conference', stepDue: '2026-02-13 15:00', wholeDue: '2026-02-15 08:10' },
      },
      { at: '2026-02-13 09:40', by: 'chair', action: 'confer', expect: { stepDue: '2026-02-14 18:00' } },
      {
        at: '2026-02-13 17:00',
        by: 'chair',
        action: 'dispatch',
        values: {
          lead: 'county-investment',
          support: ['street-office-610122107'],
          words: '集团抢修锅炉，镇上先安顿老人。',
        },
        // One working hour is left of Friday, three are in the morning of the Saturday worked for the holiday.
        expect: { state: 'dispatched', holder: 'county-investment', stepDue: '2026-02-14 12:00' },
      },
      {
        at: '2026-02-13 17:10',
        by: 'town',
        action: 'accept',
        refused: 'action.not-yours',
        expect: { state: 'dispatched' },
      },
      { at: '2026-02-14 11:59', expect: { isLate: false, escalatedTo: [] } },
      {
        at: '2026-02-14 12:05',
        expect: { isLate: true, escalatedTo: ['supervisor'], holder: 'county-investment' },
      },
      {
        at: '2026-02-14 12:20',
        by: 'supervisor',
        action: 'supervise',
        values: { words: '节前必须供上暖，请立即接单并说明原因。' },
      },
      {
        at: '2026-02-14 12:40',
        by: 'group',
        action: 'accept',
        expect: { state: 'handling', stepDue: '2026-02-15 12:40' },
      },
      {
        at: '2026-02-14 12:50',
        by: 'group',
        action: 'answer-supervision',
        values: { words: '值班人员漏看，抢修队已出发。' },
      },
      { at: '2026-02-14 13:10', by: 'town', action: 'accept-part' },
      {
        at: '2026-02-14 20:00',
        by: 'group',
        action: 'finish',
        values: { result: '锅炉已修复。' },
        refused: 'action.guarded',
      },
      {
        at: '2026-02-14 20:30',
        by: 'town',
        action: 'finish-part',
        values: { result: '电暖器已送到 12 户老人家中。' },
      },
      {
        at: '2026-02-14 20:40',
        by: 'group',
        action: 'finish',
        values: { result: '更换循环泵，锅炉已恢复运行。' },
        expect: { state: 'callback', holder: 'callback', stepDue: '2026-02-25 18:00' },
      },
      {
        at: '2026-02-15 10:00',
        by: 'caller',
        action: 'rate',
        values: { solved: false, stars: 2, words: '七号楼还是凉的。' },
        expect: {
          state: 'conferring',
          redone: 1,
          solved: false,
          stepDue: '2026-02-24 18:00',
          wholeDue: '2026-03-03 18:00',
        },
      },
      {
        at: '2026-02-15 11:00',
        by: 'chair',
        action: 'dispatch',
        values: { lead: 'county-investment', words: '七号楼支管单独排查。' },
        expect: { stepDue: '2026-02-24 15:00' },
      },
      { at: '2026-02-15 11:30', by: 'group', action: 'accept', expect: { state: 'handling' } },
      {
        at: '2026-02-15 22:00',
        by: 'group',
        action: 'finish',
        values: { result: '七号楼支管气堵已排除，入户测温 20 度。' },
      },
      {
        at: '2026-02-24 09:30',
        by: 'requester',
        action: 'rate',
        values: { solved: true, stars: 5, words: '暖和了。' },
        expect: { state: 'closed', isEnded: true, solved: true, redone: 1, holder: '无' },
      },
    ],
  },
]

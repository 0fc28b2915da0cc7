// 党群连心日: people in the transition after a demolition say beforehand in their online branch what they need; the branch
// gathers it, hands it out before the day, and on the day it is done at once in the street's centre. A street keeps at
// least one such day a week. What the day does not finish is registered as at a station (§3.11) and goes to a section of
// the street or a department of the district.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { accept, finish } from '../base/assignment.ts'
import { assignForm, reasonForm, wordsForm } from '../base/form.ts'
import { finishThere, handBack, handOver, handUp, inDistrict, inSection } from './section.ts'

export const workflow = defineWorkflow({
  id: 'heart-day',
  version: 1,
  title: '党群连心日',
  kind: 'heart-day',
  source:
    '灞桥区“党群连心日”，capabilities CARE-10、§3.12；每周至少一天为原文，派分、当日未结的去向与其余时限为设计补全',
  start: 'said',
  raise: ['requester', 'importer'],
  states: {
    said: {
      title: '线上支部提事项',
      milestone: 'received',
      desk: 'branch@street',
      within: 'P2WD',
      mark: 'S',
    },
    gathered: { title: '支部汇总', milestone: 'received', desk: 'branch@street', within: 'P2WD', mark: 'S' },
    'given-out': {
      title: '已派分，待连心日',
      milestone: 'assigned',
      desk: 'assignee',
      within: 'P7D',
      mark: 'I',
    },
    'on-the-day': {
      title: '当日集中办理',
      milestone: 'working',
      desk: 'assignee',
      within: 'PT8H',
      atLimit: 'day-over',
      mark: 'S',
    },
    registered: {
      title: '当日未结，驿站登记',
      milestone: 'working',
      desk: 'station-keeper@community',
      within: 'PT4WH',
      mark: 'D',
    },
    'in-section': { ...inSection, mark: 'D' },
    'in-district': { ...inDistrict, mark: 'D' },
    telling: { title: '待告知', milestone: 'answered', desk: 'branch@street', within: 'P1WD', mark: 'D' },
    'done-at-once': { title: '一次性办结', milestone: 'ended', final: true, answered: true, mark: 'S' },
    closed: { title: '续办办结', milestone: 'ended', final: true, answered: true, mark: 'D' },
    told: { title: '不属连心日事项，已说明', milestone: 'ended', final: true, answered: true, mark: 'D' },
  },
  actions: {
    gather: {
      title: '汇总',
      from: ['said'],
      to: 'gathered',
      by: ['branch', 'holder'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    'give-out': {
      title: '连心日前派分',
      from: ['gathered'],
      to: 'given-out',
      by: ['branch', 'street-desk', 'holder'],
      form: [
        ...assignForm,
        { name: 'day', label: '哪天的连心日、在哪里', kind: 'text', required: true, max: 100 },
      ],
      does: ['assign'],
      tone: 'main',
      mark: 'I',
    },
    decline: {
      title: '不属连心日事项，说明',
      from: ['said', 'gathered'],
      to: 'told',
      by: ['branch', 'street-desk', 'holder'],
      form: reasonForm,
      mark: 'D',
    },
    begin: { ...accept, title: '当日接件', from: ['given-out'], to: 'on-the-day', mark: 'I' },
    'do-at-once': {
      ...finish,
      title: '绿色通道一次办结',
      from: ['on-the-day'],
      to: 'done-at-once',
      mark: 'S',
    },
    'day-over': {
      title: '当日未结，转驿站',
      from: ['on-the-day'],
      to: 'registered',
      by: ['clock'],
      mark: 'D',
    },
    'go-on': {
      title: '当日办不了，转驿站',
      from: ['on-the-day'],
      to: 'registered',
      by: ['lead'],
      form: reasonForm,
      mark: 'D',
    },
    'hand-over': { ...handOver, by: ['station-keeper', 'street-desk', 'holder'], mark: 'D' },
    'hand-up': { ...handUp, mark: 'D' },
    refuse: handBack,
    finish: { ...finishThere, to: 'telling' },
    tell: {
      title: '告知',
      from: ['telling'],
      to: 'closed',
      by: ['branch', 'street-desk', 'holder'],
      form: wordsForm,
      tone: 'main',
      mark: 'D',
    },
  },
})

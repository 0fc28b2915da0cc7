// 名单公示: who receives a benefit that not everybody gets is shown with the fewest fields, for a time, and taken down by
// itself when the time is over. An objection stops that; after it is checked the list is shown anew. The objection itself
// is its own matter (list-objection), so that who raised it is not seen here.

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm } from '../base/form.ts'

export const workflow = defineWorkflow({
  id: 'list-publicity',
  version: 1,
  title: '享受人员名单公示',
  kind: 'publicity',
  source:
    '务川自治县名单公示，capabilities PUB-01、§3.29、§3.A V16、§5 E4；核查、反馈、到期下架与公示期为设计补全',
  start: 'redacting',
  raise: ['community', 'civil-affairs-officer'],
  states: {
    redacting: {
      title: '脱敏审核',
      milestone: 'received',
      desk: 'community@community',
      within: 'P2WD',
      mark: 'S',
    },
    publicising: {
      title: '公示中',
      milestone: 'working',
      desk: 'community@community',
      within: 'P7D',
      atLimit: 'expire',
      mark: 'S',
    },
    objected: {
      title: '异议受理',
      milestone: 'working',
      desk: 'community@community',
      within: 'P10WD',
      mark: 'S',
    },
    checked: {
      title: '已核查',
      milestone: 'working',
      desk: 'community@community',
      within: 'P2WD',
      mark: 'D',
    },
    archived: { title: '已下架归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
    dropped: { title: '不予公示', milestone: 'ended', final: true, mark: 'D' },
  },
  actions: {
    publicise: {
      title: '公示',
      from: ['redacting'],
      to: 'publicising',
      by: ['community'],
      form: [
        {
          name: 'benefit',
          label: '哪一类',
          kind: 'choice',
          required: true,
          options: [
            { value: 'minimum', label: '低保' },
            { value: 'social', label: '社保补贴' },
            { value: 'relief', label: '临时救助' },
            { value: 'other', label: '其他非普惠政策' },
          ],
        },
        { name: 'count', label: '名单人数', kind: 'number', required: true, min: 1, max: 100_000 },
        { name: 'redacted', label: '姓名已部分遮蔽，无证件号、病情、金额', kind: 'yes-no', required: true },
      ],
      guard: {
        if: { fact: 'form.redacted', is: true },
        else: '先脱敏再公示：姓名部分遮蔽，不列证件号、病情、金额',
      },
      tone: 'main',
      mark: 'S',
    },
    drop: {
      title: '不予公示',
      from: ['redacting'],
      to: 'dropped',
      by: ['community'],
      form: reasonForm,
      mark: 'D',
    },
    object: {
      title: '登记异议',
      from: ['publicising'],
      to: 'objected',
      by: ['community', 'civil-affairs-officer'],
      form: [
        { name: 'objection', label: '异议件编号', kind: 'number-of-matter', required: true },
        { name: 'words', label: '异议内容（不写反映人）', kind: 'text', required: true, max: 1000 },
      ],
      tone: 'main',
      mark: 'S',
    },
    check: {
      title: '核查',
      from: ['objected'],
      to: 'checked',
      by: ['community', 'civil-affairs-officer'],
      form: [
        { name: 'upheld', label: '反映属实', kind: 'yes-no', required: true },
        { name: 'words', label: '核查情况与依据', kind: 'text', required: true, max: 2000 },
      ],
      tone: 'main',
      mark: 'D',
    },
    reply: {
      title: '反馈并更新公示',
      from: ['checked'],
      to: 'publicising',
      by: ['community'],
      form: [
        { name: 'words', label: '反馈了什么，名单怎样更新', kind: 'text', required: true, max: 1000 },
        { name: 'redacted', label: '更新后仍已脱敏', kind: 'yes-no', required: true },
      ],
      guard: { if: { fact: 'form.redacted', is: true }, else: '更新后的名单也要先脱敏' },
      tone: 'main',
      mark: 'D',
    },
    expire: { title: '到期下架', from: ['publicising'], to: 'archived', by: ['clock'], mark: 'D' },
    'take-down': {
      title: '提前下架',
      from: ['publicising', 'objected', 'checked'],
      to: 'redacting',
      by: ['community', 'civil-affairs-officer'],
      form: reasonForm,
      tone: 'danger',
      mark: 'D',
    },
  },
})

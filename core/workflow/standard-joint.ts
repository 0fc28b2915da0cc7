// Joint handling: one lead and supporting units with clocks of their own, a consultation before it is said who leads,
// and a review by neither side where a unit says that it is not its duty.

import type { Action } from './language.ts'
import { reason } from './standard-field.ts'

export const jointActions: Record<string, Action> = {
  reassign: {
    title: '改派',
    from: 'open',
    by: ['supervisor'],
    form: [
      { name: 'lead', label: '主办单位', kind: 'org', required: true },
      { name: 'support', label: '协办单位', kind: 'orgs', max: 8, help: '不填则协办单位不变' },
      reason,
    ],
    does: ['reassign'],
  },
  'accept-part': { title: '协办接单', from: 'open', by: ['support'], does: ['accept-part'] },
  'finish-part': {
    title: '协办办结',
    from: 'open',
    by: ['support'],
    form: [
      { name: 'result', label: '协办结果', kind: 'text', required: true, max: 2000 },
      { name: 'photos', label: '照片', kind: 'photos' },
    ],
    does: ['finish-part'],
  },
  'ask-opinions': {
    title: '征求会商意见',
    from: 'open',
    by: ['holder', 'supervisor'],
    form: [
      { name: 'question', label: '会商什么', kind: 'text', required: true, max: 1000 },
      { name: 'orgs', label: '请哪些单位发表意见', kind: 'orgs', required: true, max: 10 },
    ],
    does: ['consult'],
  },
  'give-opinion': {
    title: '发表会商意见',
    from: 'open',
    by: ['consulted'],
    form: [
      {
        name: 'stance',
        label: '本单位意见',
        kind: 'choice',
        required: true,
        options: [
          { value: 'lead', label: '由我单位主办' },
          { value: 'support', label: '我单位协办' },
          { value: 'not-ours', label: '不属我单位职责' },
        ],
      },
      { name: 'words', label: '依据和办法', kind: 'text', required: true, max: 2000 },
    ],
    does: ['give-opinion'],
    tone: 'main',
  },
  /** Before the limit only when all have spoken; after it the chair decides alone, and the record says so. */
  'conclude-consultation': {
    title: '作出会商结论',
    from: 'open',
    by: ['holder', 'supervisor'],
    form: [
      { name: 'lead', label: '主办单位', kind: 'org', required: true },
      { name: 'support', label: '协办单位', kind: 'orgs', max: 8 },
      { name: 'words', label: '结论', kind: 'text', required: true, max: 2000 },
    ],
    does: ['conclude'],
  },
  /** While it is reviewed, the unit that received it goes on leading. */
  dispute: {
    title: '派单异议',
    from: 'open',
    by: ['lead'],
    form: [
      { name: 'reason', label: '为什么不属本单位职责（写明依据）', kind: 'text', required: true, max: 1000 },
      { name: 'suggests', label: '建议由哪个单位主办', kind: 'org' },
    ],
    does: ['dispute'],
  },
  'review-dispute': {
    title: '裁定派单异议',
    from: 'open',
    by: ['supervisor'],
    form: [
      { name: 'upheld', label: '异议是否成立', kind: 'yes-no', required: true },
      { name: 'lead', label: '改由哪个单位主办', kind: 'org', help: '异议成立时必填' },
      { name: 'words', label: '裁定理由', kind: 'text', required: true, max: 1000 },
    ],
    does: ['review-dispute'],
    tone: 'main',
  },
  /** A part of the work as a matter of its own, whose end this one waits for. */
  'split-off': {
    title: '拆分分办',
    from: 'open',
    by: ['holder', 'supervisor'],
    form: [
      { name: 'words', label: '分办事项', kind: 'text', required: true, max: 1000 },
      { name: 'lead', label: '分办单位', kind: 'org', required: true },
    ],
    does: ['split'],
  },
  'forward-outside': {
    title: '转外部单位',
    from: 'open',
    by: ['holder'],
    form: [
      { name: 'body', label: '外部单位名称', kind: 'text', required: true, max: 60 },
      { name: 'number', label: '对方受理编号', kind: 'text', max: 60 },
      { name: 'days', label: '几个工作日内应答复', kind: 'number', required: true, min: 1, max: 30 },
      { name: 'words', label: '转办内容', kind: 'text', required: true, max: 1000 },
    ],
    does: ['forward'],
  },
  'outside-answer': {
    title: '登记外部答复',
    from: 'open',
    by: ['holder', 'lead'],
    form: [
      { name: 'words', label: '对方怎样答复', kind: 'text', required: true, max: 2000 },
      { name: 'photos', label: '答复件照片', kind: 'photos' },
    ],
    does: ['outside-answer'],
  },
}

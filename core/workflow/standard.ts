// What every workflow has without asking. These actions move nothing but themselves: what runs beside the state
// (waiting for the caller, pause, extension, supervision) is a flag with its own history, never one more state.

import type { Field } from './form.ts'
import type { Action, State } from './language.ts'

const reason: Field = { name: 'reason', label: '原因', kind: 'text', required: true, max: 500 }

/** Final states that no playbook has to name. */
export const standardStates: Record<string, State> = {
  withdrawn: { title: '已撤回', milestone: 'ended', final: true },
  /** Waits for its leader's end: on nobody's desk, under no clock of its own. */
  following: { title: '并案办理中', milestone: 'working' },
  merged: { title: '随主件办结', milestone: 'ended', final: true, answered: true },
  /** Came ended from another system. */
  settled: { title: '历史办结', milestone: 'ended', final: true, answered: true },
}

/** `by` here is the default; a playbook's `standard` table may name other roles. */
export const standardActions: Record<string, Action> = {
  note: {
    title: '备注',
    from: 'open',
    by: ['holder', 'lead', 'support', 'supervisor'],
    form: [{ name: 'words', label: '内部备注', kind: 'text', required: true, max: 2000 }],
    does: ['note'],
  },
  /** The look is the act: it stands in the history, with its reason and who looked. */
  'see-phone': {
    title: '查看联系电话',
    from: 'open',
    by: ['callback'],
    form: [{ name: 'reason', label: '用途（记入办理记录）', kind: 'text', required: true, max: 200 }],
    does: ['see-phone'],
  },
  correct: {
    title: '更正信息',
    from: 'open',
    by: ['holder', 'supervisor'],
    form: [
      { name: 'category', label: '类别', kind: 'category' },
      { name: 'area', label: '所属辖区', kind: 'area' },
      { name: 'urgency', label: '紧急程度', kind: 'urgency' },
      reason,
    ],
    does: ['correct'],
  },
  ask: {
    title: '请群众补充',
    from: 'open',
    by: ['holder'],
    form: [{ name: 'question', label: '需要补充什么', kind: 'text', required: true, max: 500 }],
    does: ['ask'],
  },
  answer: {
    title: '补充说明',
    from: 'open',
    by: ['requester'],
    form: [
      { name: 'words', label: '补充内容', kind: 'text', required: true, max: 2000 },
      { name: 'photos', label: '照片', kind: 'photos' },
    ],
    does: ['answer'],
  },
  pause: {
    title: '挂起',
    from: 'open',
    by: ['supervisor'],
    form: [{ name: 'days', label: '挂起天数', kind: 'number', required: true, min: 1, max: 180 }, reason],
    does: ['pause'],
  },
  resume: { title: '恢复办理', from: 'open', by: ['holder', 'supervisor'], does: ['resume'] },
  'ask-extension': {
    title: '申请延期',
    from: 'open',
    by: ['holder'],
    form: [
      { name: 'days', label: '延期几个工作日', kind: 'number', required: true, min: 1, max: 30 },
      reason,
    ],
    does: ['ask-extension'],
  },
  extend: {
    title: '同意延期',
    from: 'open',
    by: ['supervisor'],
    form: [{ name: 'words', label: '批复意见', kind: 'text', max: 500 }],
    does: ['extend'],
  },
  'refuse-extension': {
    title: '不同意延期',
    from: 'open',
    by: ['supervisor'],
    form: [reason],
    does: ['refuse-extension'],
  },
  supervise: {
    title: '督办',
    from: 'open',
    by: ['supervisor'],
    form: [{ name: 'words', label: '督办要求', kind: 'text', required: true, max: 1000 }],
    does: ['supervise'],
    tone: 'danger',
  },
  'answer-supervision': {
    title: '答复督办',
    from: 'open',
    by: ['holder'],
    form: [{ name: 'words', label: '办理进展与措施', kind: 'text', required: true, max: 2000 }],
    does: ['answer-supervision'],
  },
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
  urge: {
    title: '催办',
    from: 'open',
    by: ['requester', 'callback'],
    form: [{ name: 'words', label: '想说的话', kind: 'text', max: 500 }],
    does: ['urge'],
  },
  merge: {
    title: '并案',
    from: 'open',
    // Not the unit that has it to do: it could bury a complaint in another one.
    by: ['desk', 'supervisor'],
    form: [{ name: 'leader', label: '并入哪一件（编号）', kind: 'number-of-matter', required: true }],
    does: ['merge'],
    to: 'following',
  },
  'follow-end': {
    title: '随主件办结',
    from: ['following'],
    by: ['leader'],
    form: [{ name: 'words', label: '主件办理结果', kind: 'text', max: 10_000 }],
    does: ['follow-end'],
    to: 'merged',
  },
  settle: {
    title: '补录办结',
    from: 'open',
    by: ['importer'],
    form: [
      { name: 'result', label: '办理结果', kind: 'text', max: 10_000 },
      { name: 'solved', label: '是否解决', kind: 'yes-no' },
      { name: 'satisfied', label: '是否满意', kind: 'yes-no' },
    ],
    does: ['settle'],
    to: 'settled',
  },
  withdraw: {
    title: '撤回',
    from: 'open',
    by: ['requester'],
    form: [{ name: 'reason', label: '原因', kind: 'text', max: 500 }],
    to: 'withdrawn',
    tone: 'danger',
  },
}

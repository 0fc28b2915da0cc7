// The Chinese words a difference is told in: what each member of a playbook or workflow is called, and how its values
// read. A member without a word here is told by its own name, so nothing goes untold.

import { describeDuration, duration } from '../calendar/duration.ts'
import { canonical } from '../kernel/canonical.ts'
import type { Condition } from '../workflow/condition.ts'
import type { Workflow } from '../workflow/language.ts'
import { standardActions } from '../workflow/standard.ts'
import type { Playbook } from './playbook.ts'
import { exclusionTitles, measureTitles } from './rates.ts'

/** In whose words a value is read: titles come from its own playbook and workflow. */
export type Side = { playbook: Playbook; workflow?: Workflow }

const topics: Record<string, string[]> = {
  名称: ['id', 'extends', 'place', 'name', 'brand', 'color', 'numberPrefix', 'source'],
  层级: ['levels', 'hierarchy'],
  岗位: ['roles', 'escalation', 'readers', 'configurers', 'secondFactor', 'demoPosts'],
  人员与规模: ['staffing'],
  时限: [
    ...['urgencies', 'ordinaryUrgency', 'officeHours', 'waitForCaller', 'remindCaller', 'afterSilence'],
    ...['wayBackWithin', 'redoWithin', 'supportWithin', 'consultWithin', 'reviewWithin', 'answerSupervision'],
    'bounces',
  ],
  类别与权责: ['categories', 'fallbackCategory', 'lookalike', 'organisations', 'organisationsPerArea'],
  通用动作: ['standard'],
  受理与准入: ['notAccepted', 'admission'],
  统计口径: ['rates'],
  用语: ['terms'],
}

export function topicOf(member: string): string {
  return Object.entries(topics).find(([, members]) => members.includes(member))?.[0] ?? '其他'
}

/** Entries of tables and lists: 岗位“收单员”. */
const entries: Record<string, string> = {
  roles: '岗位',
  urgencies: '紧急程度',
  organisations: '单位',
  organisationsPerArea: '各辖区单位',
  categories: '类别',
  notAccepted: '不予受理类型',
  levels: '层级',
  hierarchy: '组织',
  staffing: '人员与规模',
  terms: '用语',
  rates: '比率',
  escalation: '逾期升级',
  standard: '通用动作',
  demoPosts: '演示岗位',
  questions: '附加问题',
  form: '表单项',
  options: '选项',
  states: '环节',
  actions: '动作',
  to: '去向',
}

const members: Record<string, string> = {
  id: '代号',
  extends: '沿用的做法',
  place: '区划代码',
  name: '名称',
  brand: '品牌用语',
  color: '主色',
  numberPrefix: '编号前缀',
  source: '出处',
  title: '名称',
  levels: '设置层级',
  level: '层级',
  under: '上级',
  role: '岗位',
  unit: '单位',
  count: '数目',
  per: '按每个',
  note: '说明',
  mark: '出处标记',
  meaning: '含义',
  admission: '准入规则',
  catalogue: '目录项数',
  rule: '规则',
  byRole: '审核岗位',
  ordinaryUrgency: '默认紧急程度',
  fallbackCategory: '默认类别',
  lookalike: '相似诉求的判断',
  metres: '距离（米）',
  days: '天数',
  likeness: '相似度',
  officeHours: '办公时间',
  waitForCaller: '等待群众补充的时限',
  remindCaller: '提醒群众补充的时限',
  afterSilence: '群众不回复时的处理',
  wayBackWithin: '终结后可恢复的时限',
  redoWithin: '重办时限',
  supportWithin: '协办时限',
  consultWithin: '会商时限',
  reviewWithin: '派单争议复核的时限',
  answerSupervision: '答复督办的时限',
  bounces: '提级条件',
  units: '退回单位数',
  redone: '重办次数',
  readers: '可查看的岗位',
  configurers: '可修改做法的岗位',
  secondFactor: '须两步验证的岗位',
  handling: '办理时限',
  whole: '总时限',
  parent: '上级类别',
  keywords: '关键词',
  urgency: '紧急程度',
  lead: '责任单位',
  departmental: '部门职责',
  questions: '附加问题',
  kind: '种类',
  channel: '正规渠道',
  phone: '电话',
  rates: '统计口径',
  version: '版本',
  numerator: '分子',
  denominator: '分母',
  excludes: '不计入',
  weight: '权重',
  org: '单位',
  areas: '辖区数',
  start: '起始环节',
  raise: '可发起者',
  reopen: '要求重办',
  within: '时限',
  to: '去向',
  state: '环节',
  when: '条件',
  milestone: '群众看到的进度',
  desk: '办理席位',
  late: '逾期处理',
  atLimit: '到期自动动作',
  final: '终点',
  answered: '算作已答复',
  counted: '计次',
  from: '可用环节',
  by: '办理者',
  form: '表单',
  guard: '前提',
  if: '条件',
  else: '不满足时的提示',
  does: '效果',
  tone: '按钮样式',
  label: '名称',
  help: '填写说明',
  required: '必填',
  min: '最小值',
  max: '上限',
  decimals: '可填小数',
  options: '选项',
  value: '值',
}

const words: Record<string, string> = {
  S: '原文',
  I: '推断',
  D: '设计补全',
  remind: '提醒',
  escalate: '升级',
  end: '终结',
  resume: '继续办理',
  open: '所有未办结环节',
  ended: '所有办结环节',
  lead: '主办单位',
  support: '协办单位',
  holder: '当前承办者',
  desk: '当前席位',
  assignee: '主办单位',
  'by-urgency': '按紧急程度',
  raiser: '发起人',
  mover: '上一环节经办人',
  consulted: '会商单位',
  above: '上一级席位',
  requester: '诉求人',
  clock: '系统计时',
  importer: '数据导入',
  'main-matter': '主件',
  province: '省',
  city: '市',
  district: '区县',
  street: '镇街',
  community: '社区',
  grid: '网格',
}

/** Words that mean something else under another member. */
const wordsOf: Record<string, Record<string, string>> = {
  milestone: {
    received: '已收到',
    assigned: '已交办',
    working: '办理中',
    answered: '已答复',
    ended: '已办结',
  },
  tone: { main: '主要', plain: '普通', danger: '警示' },
  does: {
    assign: '指定主办单位',
    'assign-self': '自己主办',
    release: '收回派单',
    accept: '接单',
    finish: '记为办结',
    rate: '记评价',
    reopen: '重办',
    part: '解除并案',
  },
  kind: {
    text: '文字',
    number: '数字',
    'yes-no': '是否',
    stars: '星级',
    choice: '单选',
    org: '一个单位',
    orgs: '多个单位',
    category: '类别',
    urgency: '紧急程度',
    area: '辖区',
    'number-of-matter': '事项编号',
    photos: '照片',
    bureau: '部门',
    enterprise: '企业',
    provider: '服务机构',
    agency: '派出机构',
    party: '党委部门',
    county: '区县',
    association: '协会',
    procuratorate: '检察机关',
  },
}

const facts: Record<string, string> = {
  'rating.solved': '问题已解决',
  'rating.stars': '满意星级',
  'support.open': '未办结的协办数',
  'parts.open': '未办结的分件数',
  'refusals.units': '退回过的单位数',
  'matter.urgency': '紧急程度',
  'matter.channel': '来源渠道',
  'matter.redone': '重办次数',
}

export const nothing = '未写'

export const entryWord = (table: string): string => entries[table] ?? memberWord(table)
export const memberWord = (member: string): string => members[member] ?? `“${member}”`

/** A value as a person reads it; two different values may read alike. */
export function sayValue(value: unknown, member: string, side: Side): string {
  if (value === undefined || value === null) return nothing
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return sayText(value, member, side)
  if (isCondition(value)) return sayCondition(value)
  if (Array.isArray(value))
    return value.length === 0 ? '空' : value.map((one) => sayItem(one, member, side)).join('、')
  return sayEntry(value as Record<string, unknown>, side)
}

/** One of a list: by its name where it has one, a branch by where it leads. */
function sayItem(item: unknown, member: string, side: Side): string {
  if (typeof item !== 'object' || item === null) return sayValue(item, member, side)
  const { title, label, state, when } = item as Record<string, unknown>
  if (typeof state === 'string')
    return `${when === undefined ? '其余' : sayValue(when, 'when', side)}→${sayValue(state, 'state', side)}`
  return typeof (title ?? label) === 'string' ? `“${title ?? label}”` : `（${sayValue(item, member, side)}）`
}

function sayText(text: string, member: string, side: Side): string {
  if (duration.safeParse(text).success)
    return describeDuration(text).replace(/(\d+)个?/g, (_, count) => `${count} `)
  const [word = '', level] = text.split('@')
  if (level !== undefined) return `${titleOf(word, member, side) ?? word}（${levelWord(level, side)}）`
  const title = titleOf(text, member, side)
  if (title !== undefined) return title
  if (isWritten(member)) return `“${text}”`
  return wordsOf[member]?.[text] ?? words[text] ?? text
}

/** Members that hold a person's words and no names of this language. */
const isWritten = (member: string): boolean =>
  ['title', 'name', 'brand', 'meaning', 'rule', 'else', 'label', 'help', 'note', 'source'].includes(member)

function titleOf(slug: string, member: string, { playbook, workflow }: Side): string | undefined {
  const tables: Record<string, { title: string }>[] = []
  if (
    [
      'by',
      'raise',
      'readers',
      'configurers',
      'secondFactor',
      'role',
      'byRole',
      'desk',
      'escalation',
    ].includes(member)
  )
    tables.push(playbook.roles)
  if (member === 'standard') tables.push(playbook.roles)
  if (['lead', 'org'].includes(member)) tables.push(playbook.organisations, playbook.organisationsPerArea)
  if (['parent', 'fallbackCategory'].includes(member)) tables.push(playbook.categories)
  if (['urgency', 'ordinaryUrgency'].includes(member)) tables.push(playbook.urgencies)
  if (['from', 'to', 'state', 'start'].includes(member) && workflow) tables.push(workflow.states)
  if (member === 'atLimit' && workflow) tables.push(workflow.actions)
  const table = tables.find((one) => Object.hasOwn(one, slug))
  if (table) return table[slug]?.title.replace('{area}', '本辖区')
  if (member === 'does' && !wordsOf.does?.[slug]) return standardActions[slug]?.title
  if (['numerator', 'denominator'].includes(member) && Object.hasOwn(measureTitles, slug))
    return measureTitles[slug as keyof typeof measureTitles]
  if (member === 'excludes' && Object.hasOwn(exclusionTitles, slug))
    return exclusionTitles[slug as keyof typeof exclusionTitles]
  return undefined
}

function levelWord(level: string, { playbook }: Side): string {
  return playbook.levels[level as keyof Playbook['levels']]?.title ?? words[level] ?? level
}

/** A whole entry in brackets: what stands in it, member by member. */
function sayEntry(entry: Record<string, unknown>, side: Side): string {
  return Object.entries(entry)
    .filter(([, value]) => value !== undefined)
    .map(([member, value]) => `${memberWord(member)} ${sayValue(value, member, side)}`)
    .join('，')
}

function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return ['fact', 'all', 'any', 'not'].some((one) => Object.hasOwn(value, one))
}

function sayCondition(test: Condition): string {
  if ('all' in test) return `（${test.all.map(sayCondition).join(' 且 ')}）`
  if ('any' in test) return `（${test.any.map(sayCondition).join(' 或 ')}）`
  if ('not' in test) return `并非${sayCondition(test.not)}`
  const fact = facts[test.fact] ?? `“${test.fact}”`
  if ('atLeast' in test) return `${fact}不少于 ${test.atLeast}`
  if (typeof test.is === 'boolean') return `${fact}：${test.is ? '是' : '否'}`
  return `${fact}为 ${test.is}`
}

export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

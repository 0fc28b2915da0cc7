// Which column of an export is which field of an order, by name. The first name of a field is the one we show; the
// Chinese ones are those of a real 12345 export (房山), of message boards and of common ticket systems.
import { Problem } from '../kernel/problem.ts'

const names = {
  number: [
    '工单编号',
    '工单号',
    '编号',
    '受理编号',
    '受理单号',
    '案件编号',
    '流水号',
    '诉求编号',
    '事项编号',
    '留言编号',
    'id',
    'number',
    'no',
    'order id',
    'order no',
    'order number',
    'ticket id',
    'case id',
  ],
  title: ['标题', '工单标题', '诉求标题', '主题', '留言主题', '留言标题', 'title', 'subject'],
  text: [
    '主要内容',
    '内容',
    '工单内容',
    '诉求内容',
    '问题描述',
    '反映内容',
    '来电内容',
    '具体内容',
    '详细内容',
    '留言详情',
    '留言内容',
    '诉求描述',
    '事件描述',
    'detail',
    'details',
    'text',
    'content',
    'description',
  ],
  raisedAt: [
    '来电时间',
    '受理时间',
    '登记时间',
    '诉求时间',
    '反映时间',
    '创建时间',
    '提交时间',
    '留言时间',
    '工单时间',
    '接件时间',
    '建单时间',
    '时间',
    '日期',
    'time',
    'date',
    'raised at',
    'created at',
    'created',
    'requested datetime',
  ],
  category: [
    '问题分类',
    '分类',
    '问题类别',
    '诉求类别',
    '类别',
    '诉求分类',
    '内容分类',
    '一级标签',
    'category',
    'label',
  ],
  kind: ['工单类型', '诉求类型', '类型', '事项类型', 'kind', 'type'],
  tags: ['标签', '关键词', 'tags', 'keywords'],
  district: ['被反映区', '区县', '所属区', '所属区县', '所属县', '区', '县', 'district', 'county'],
  street: [
    '被反映街乡镇',
    '街乡镇',
    '街道',
    '乡镇',
    '街道乡镇',
    '乡镇街道',
    '镇街',
    '所属街道',
    '所属乡镇',
    'street',
    'town',
    'township',
  ],
  community: [
    '村/社区',
    '社区/村',
    '村社区',
    '社区',
    '村',
    '村居',
    '所属社区',
    '所属村',
    'community',
    'village',
  ],
  grid: ['网格', '所属网格', '网格编号', '网格编码', 'grid'],
  place: [
    '小区点位',
    '点位',
    '地址',
    '事发地址',
    '事发地点',
    '诉求地址',
    '问题地址',
    '详细地址',
    '发生地址',
    '小区',
    'address',
    'place',
    'location',
  ],
  callerName: [
    '来电人',
    '诉求人',
    '反映人',
    '联系人',
    '姓名',
    '来电人姓名',
    '留言用户',
    '用户',
    'caller',
    'name',
    'user',
    'caller name',
  ],
  callerPhone: [
    '来电人电话',
    '联系电话',
    '来电号码',
    '主叫号码',
    '手机号',
    '手机号码',
    '手机',
    '电话',
    '来电电话',
    '诉求人电话',
    '联系方式',
    'phone',
    'mobile',
    'tel',
    'telephone',
    'caller phone',
  ],
  channel: ['受理方式', '来源', '诉求来源', '工单来源', '受理渠道', '渠道', '来电渠道', 'channel', 'source'],
  unit: [
    '承办单位',
    '主办单位',
    '处置单位',
    '办理单位',
    '责任单位',
    '处理部门',
    '承办部门',
    'unit',
    'department',
    'agency',
  ],
  assignment: ['工单性质', '办理性质', 'assignment'],
  company: ['企业名称', '被反映企业', '涉及企业', 'company'],
  state: ['工单状态', '办理状态', '处理状态', '状态', 'state', 'status'],
  result: ['办理结果', '处理结果', '办结意见', '处置结果', 'result'],
  reply: ['回复内容', '答复内容', '答复意见', '回复意见', 'reply', 'answer', 'response'],
  endedAt: [
    '办结时间',
    '完成时间',
    '结案时间',
    '办理时间',
    '回复时间',
    '答复时间',
    'ended at',
    'closed at',
    'closed datetime',
  ],
  solved: ['是否解决', '解决情况', '是否已解决', 'solved'],
  satisfied: ['是否满意', '满意度', '满意情况', '满意度评价', 'satisfied', 'satisfaction'],
} as const satisfies Record<string, readonly string[]>

export type OrderField = keyof typeof names

export type OrderColumn = { header: string; field: OrderField | undefined }

const fieldOf = new Map<string, { field: OrderField; rank: number }>()
for (const [field, list] of Object.entries(names)) {
  for (const [rank, name] of list.entries()) fieldOf.set(keyOf(name), { field: field as OrderField, rank })
}

/** Headers differ in width, case, blanks, a leading BOM, a star or a remark in brackets; their keys do not. */
function keyOf(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/\([^)]*\)|[[【][^\]】]*[\]】]/g, '')
    .replace(/[\s\ufeff\u200b_*:"'-]/g, '')
    .toLowerCase()
}

export function findOrderField(header: string): OrderField | undefined {
  return fieldOf.get(keyOf(header))?.field
}

/**
 * One column per header, in order. Where several headers could be the same field (创建时间 beside 受理时间), the name
 * that stands first in the table has it; the others, like headers with no field at all, go to `extra` by their names.
 * @throws import.column-missing when no column holds the content, import.column-duplicate when a header comes twice
 */
export function mapOrderColumns(headers: readonly string[]): OrderColumn[] {
  const named = headers.map((header) => header.replace(/^\ufeff/, '').trim())
  const seen = new Map<string, string>()
  const holder = new Map<OrderField, string>()
  for (const header of named) {
    if (header === '') continue
    const key = keyOf(header) || header
    const earlier = seen.get(key)
    if (earlier !== undefined)
      throw new Problem('import.column-duplicate', { first: earlier, second: header })
    seen.set(key, header)
    const field = fieldOf.get(key)?.field
    const rival = field && holder.get(field)
    if (field && (rival === undefined || rankOf(header) < rankOf(rival))) holder.set(field, header)
  }
  if (!holder.has('text')) {
    const found = named.filter((header) => header !== '')
    throw new Problem('import.column-missing', {
      found: found.slice(0, 20).join('、').slice(0, 300) || '无',
      accepted: names.text.join('、'),
    })
  }
  return named.map((header) => {
    const field = findOrderField(header)
    return { header, field: field !== undefined && holder.get(field) === header ? field : undefined }
  })
}

function rankOf(header: string): number {
  return fieldOf.get(keyOf(header))?.rank ?? Number.POSITIVE_INFINITY
}

export function hasContentColumn(headers: readonly string[]): boolean {
  return headers.some((header) => findOrderField(header) === 'text')
}

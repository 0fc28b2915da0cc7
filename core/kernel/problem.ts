// A problem is a refusal the caller can act on: a stable code, an HTTP status and a Chinese sentence that says
// what to do and, where somebody else must act, who. Codes are never reused. docs/problems.md lists exactly these.

type Entry = { status: number; text: string }

/** Words in {braces} are filled from the problem's params. */
export const problems = {
  'input.invalid': { status: 400, text: '填写的内容有误：{what}。请改正后再提交。' },
  'input.not-json': { status: 400, text: '提交的内容不是有效的 JSON，请检查后重试。' },
  'input.too-large': { status: 413, text: '提交的内容过大（上限 {limit}），请精简后重试。' },
  'input.media-type': { status: 415, text: '不支持这种内容格式（{type}）。' },
  'request.unknown': { status: 404, text: '没有这个地址，请检查链接。' },
  'request.too-many': { status: 429, text: '操作过于频繁，请 {seconds} 秒后再试。' },
  'request.unavailable': { status: 503, text: '系统繁忙，您的内容没有提交，请稍后重试。' },
  'request.failed': { status: 500, text: '系统出错，已记录（编号 {id}）。请稍后重试，或联系本地平台管理员。' },
  'idempotency.key': { status: 400, text: 'Idempotency-Key 应为 16 至 100 个字母、数字或短横线。' },
  'idempotency.reused': { status: 422, text: '同一个 Idempotency-Key 已用于另一份内容，请换一个再提交。' },
  'session.wrong': { status: 401, text: '账号或密码不正确。忘记密码请联系本单位的系统管理员。' },
  'session.missing': { status: 401, text: '请先登录。' },
  'session.origin': { status: 403, text: '请求来自其他网站，已拒绝。' },
} as const satisfies Record<string, Entry>

export type ProblemCode = keyof typeof problems

type Detail = { path: string; text: string }

export class Problem extends Error {
  readonly code: ProblemCode
  readonly params: Record<string, string | number>
  /** Which inputs are at fault, for showing beside the field. */
  readonly details: Detail[]
  /** The present state, where the caller acted on an old one. */
  readonly present: unknown

  constructor(
    code: ProblemCode,
    params: Record<string, string | number> = {},
    more: { details?: Detail[]; present?: unknown } = {},
  ) {
    super(textOf(code, params))
    this.name = 'Problem'
    this.code = code
    this.params = params
    this.details = more.details ?? []
    this.present = more.present
  }

  get status(): number {
    return problems[this.code].status
  }
}

function textOf(code: ProblemCode, params: Record<string, string | number>): string {
  return problems[code].text.replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ''))
}

// What the browser throws when a call does not succeed: the server's refusal, read from application/problem+json, or
// that no reply came at all. `text` is a Chinese sentence that can be shown as it is.

export type FieldFault = { path: string; text: string }

export class Refusal extends Error {
  /** One of core/kernel/problem.ts, or `network.unreachable` where no reply came. */
  readonly code: string
  /** 0 where no reply came. */
  readonly status: number
  readonly text: string
  readonly details: FieldFault[]
  /** The present state, where an old one was acted on. */
  readonly present: unknown

  constructor(it: { code: string; status: number; text: string; details?: FieldFault[]; present?: unknown }) {
    super(it.text)
    this.name = 'Refusal'
    this.code = it.code
    this.status = it.status
    this.text = it.text
    this.details = it.details ?? []
    this.present = it.present
  }

  /** No reply, or one from something in between: the same call may be made again. */
  get isUnreachable(): boolean {
    return this.status === 0 || this.status >= 502
  }
}

export function unreachable(): Refusal {
  return new Refusal({
    code: 'network.unreachable',
    status: 0,
    text: '暂时连不上服务器，请检查网络后重试。',
  })
}

/** Never throws: a reply that is no problem+json (a proxy's page) becomes a refusal with its status. */
export function readRefusal(status: number, body: string): Refusal {
  const it = parse(body)
  if (typeof it.code !== 'string') {
    return new Refusal({ code: `http.${status}`, status, text: `服务暂时不可用（${status}），请稍后重试。` })
  }
  const text = [it.detail, it.text, it.title].find((one) => typeof one === 'string')
  const details = Array.isArray(it.details) ? (it.details as FieldFault[]) : []
  return new Refusal({ code: it.code, status, text: text ?? '操作没有成功。', details, present: it.present })
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

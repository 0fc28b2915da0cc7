import { Refusal } from '../lib/refusal.ts'

/** Whatever was thrown, as something that can be shown; a fault of this program says so. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return new Refusal({
    code: 'desk.fault',
    status: 0,
    text: '页面出错了，请刷新后重试；反复出现请告诉系统管理员。',
  })
}

import { Refusal } from '../lib/refusal.ts'

/** A sentence for the person, whatever was thrown. */
export function textOf(error: unknown): string {
  return error instanceof Refusal ? error.text : '页面出了点问题，请刷新后重试。'
}

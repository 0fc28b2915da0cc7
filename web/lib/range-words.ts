/** What a number may be, to be read before it is typed; nothing where only the least is given. */
export function rangeWords({ min, max }: { min?: number; max?: number }): string | undefined {
  return max === undefined ? undefined : `${min ?? 0} 至 ${max}`
}

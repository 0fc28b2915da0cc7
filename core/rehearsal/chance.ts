// Chance that can be repeated: the same seed gives the same numbers, in any order of matters.

export type Chance = {
  /** 0 ≤ n < 1 */
  next: () => number
  /** Whether something of this likelihood happens. */
  happens: (likelihood: number) => boolean
  pick: <T>(from: readonly T[]) => T
}

/** Luck of one's own in a single number, so that a million matters can each have theirs. */
export type Luck = { luck: number }

/** @param seed any text: the run's seed and the matter's number */
export function openChance(seed: string): Chance {
  return chanceOf({ luck: luckOf(seed) })
}

export function chanceOf(own: Luck): Chance {
  return {
    next: () => draw(own),
    happens: (likelihood) => draw(own) < likelihood,
    pick: (from) => {
      const picked = from[Math.floor(draw(own) * from.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
}

/** Many owners, one chance: what it gives comes out of whoever's turn it is. */
export function sharedChance(): { chance: Chance; turn: (own: Luck) => void } {
  const current: { own: Luck } = { own: { luck: 0 } }
  const own: Luck = {
    get luck() {
      return current.own.luck
    },
    set luck(value) {
      current.own.luck = value
    },
  }
  const turn = (next: Luck) => {
    current.own = next
  }
  return { chance: chanceOf(own), turn }
}

/** The next number of this luck, 0 ≤ n < 1: mulberry32. */
export function draw(own: Luck): number {
  own.luck = (own.luck + 0x6d2b79f5) | 0
  let t = Math.imul(own.luck ^ (own.luck >>> 15), 1 | own.luck)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

/** FNV-1a */
export function luckOf(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** An index of a table of running sums, as likely as its share. */
export function drawIndex(own: Luck, sums: readonly number[]): number {
  const at = draw(own) * (sums.at(-1) ?? 0)
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) > at) high = middle
    else low = middle + 1
  }
  return low
}

export function runningSums(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map((weight) => {
    sum += weight
    return sum
  })
}

/** Log-normal: half of all draws are below the median; at most eight times the median. */
export function drawLogNormal(own: Luck, median: number, spread: number): number {
  const z = Math.sqrt(-2 * Math.log(1 - draw(own))) * Math.cos(2 * Math.PI * draw(own))
  return median * Math.min(8, Math.exp(spread * z))
}

/** How many of something that is expected so often: Poisson, by its normal form where it is many. */
export function drawCount(own: Luck, expected: number): number {
  if (expected > 50) {
    const z = Math.sqrt(-2 * Math.log(1 - draw(own))) * Math.cos(2 * Math.PI * draw(own))
    return Math.max(0, Math.round(expected + Math.sqrt(expected) * z))
  }
  const limit = Math.exp(-expected)
  let count = 0
  for (let product = draw(own); product > limit; product *= draw(own)) count++
  return count
}

// What is to happen, in the order of its minute: a binary heap in flat arrays, since a month of a million calls has
// millions of entries. What falls on the same minute happens in the order it was entered, so that runs repeat.

export type Agenda<Item> = {
  add: (at: number, item: Item) => void
  /** The next minute there is something, or Infinity. */
  next: () => number
  /** Takes the next item out; undefined when there is none. */
  take: () => Item | undefined
  size: () => number
}

export function openAgenda<Item>(): Agenda<Item> {
  let times = new Int32Array(1024)
  let orders = new Uint32Array(1024)
  const items: Item[] = []
  let entered = 0

  const isBefore = (a: number, b: number): boolean =>
    (times[a] as number) < (times[b] as number) ||
    (times[a] === times[b] && (orders[a] as number) < (orders[b] as number))

  function swap(a: number, b: number): void {
    const time = times[a] as number
    const order = orders[a] as number
    const item = items[a] as Item
    times[a] = times[b] as number
    orders[a] = orders[b] as number
    items[a] = items[b] as Item
    times[b] = time
    orders[b] = order
    items[b] = item
  }

  function add(at: number, item: Item): void {
    let place = items.length
    if (place === times.length) {
      const before = { times, orders }
      times = new Int32Array(place * 2)
      orders = new Uint32Array(place * 2)
      times.set(before.times)
      orders.set(before.orders)
    }
    times[place] = at
    orders[place] = entered++
    items.push(item)
    for (let above = (place - 1) >> 1; place > 0 && isBefore(place, above); above = (place - 1) >> 1) {
      swap(place, above)
      place = above
    }
  }

  function take(): Item | undefined {
    if (items.length === 0) return undefined
    const last = items.length - 1
    swap(0, last)
    const taken = items.pop()
    for (let place = 0; ; ) {
      let first = place
      const left = 2 * place + 1
      if (left < last && isBefore(left, first)) first = left
      if (left + 1 < last && isBefore(left + 1, first)) first = left + 1
      if (first === place) return taken
      swap(place, first)
      place = first
    }
  }

  const next = (): number => (items.length > 0 ? (times[0] as number) : Number.POSITIVE_INFINITY)
  return { add, next, take, size: () => items.length }
}

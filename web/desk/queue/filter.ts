// The filter of the queue lives in the address, so that a filtered list can be kept, sent and gone back to.
// The way already paged (earlier cursors) is kept in the history entry, not in the address.

export type Filter = {
  view: 'mine' | 'all'
  sort: 'due' | 'newest' | 'oldest'
  state?: string
  category?: string
  area?: string
  clock?: 'approaching' | 'late'
  open?: 'yes' | 'no'
  channel?: string
  find?: string
  cursor?: string
}

/** What narrows the list, in the order of the chips. */
export const narrowing = ['find', 'state', 'category', 'area', 'clock', 'open', 'channel'] as const
export type Narrowing = (typeof narrowing)[number]

export function readFilter(search: string): Filter {
  const asked = new URLSearchParams(search)
  const text = (name: string) => asked.get(name) || undefined
  return {
    view: asked.get('view') === 'all' ? 'all' : 'mine',
    sort: oneOf(['due', 'newest', 'oldest'] as const, asked.get('sort')) ?? 'due',
    state: text('state'),
    category: text('category'),
    area: text('area'),
    clock: oneOf(['approaching', 'late'] as const, asked.get('clock')),
    open: oneOf(['yes', 'no'] as const, asked.get('open')),
    channel: text('channel'),
    find: text('find'),
    cursor: text('cursor'),
  }
}

export function writeFilter(filter: Filter): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    if (value && !(name === 'view' && value === 'mine') && !(name === 'sort' && value === 'due')) {
      search.set(name, value)
    }
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

export function clearNarrowing(filter: Filter): Filter {
  return { view: filter.view, sort: filter.sort }
}

function oneOf<Choice extends string>(choices: readonly Choice[], text: string | null): Choice | undefined {
  return choices.find((choice) => choice === text)
}

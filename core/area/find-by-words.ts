// A place in an order is written by hand: 三里镇, 三里, 新城社区居委会. Found by its name, without the words for its kind.

const kinds =
  /(街道办事处|办事处|街道|镇|乡|社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|社区|村)$/

export function coreName(name: string): string {
  const plain = name.replace(/\s/g, '')
  const core = plain.replace(kinds, '')
  return core.length > 0 ? core : plain
}

/** The one area whose name says the same; undefined when none does or several do. */
export function findByWords(areas: { code: string; name: string }[], words: string): string | undefined {
  const wanted = words.replace(/\s/g, '')
  const exact = areas.filter((area) => area.name === wanted)
  if (exact.length === 1) return exact[0]?.code
  const core = coreName(wanted)
  const alike = areas.filter((area) => coreName(area.name) === core)
  return alike.length === 1 ? alike[0]?.code : undefined
}

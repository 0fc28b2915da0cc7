// minhu playbook diff A B: how two places differ, in words. A and B are a place's id, code or name.

import { type Difference, describeDifferences } from '../../core/playbook/diff.ts'
import { type LoadedPlace, loadPlaybooks } from '../playbook/load-playbooks.ts'
import type { CommandArguments } from './arguments.ts'

/** Prints the differences by topic (or one JSON object). Exit code 2 when a place is not there. */
export async function playbookCommand({ words, options }: CommandArguments): Promise<number> {
  const [what, ...names] = words
  if (what !== 'diff' || names.length !== 2) {
    console.error('应写作：minhu playbook diff 甲地 乙地（编号、区划代码或名称）。')
    return 2
  }
  const { places } = await loadPlaybooks()
  const found = names.map((name) => findPlace(places, name))
  for (const [at, name] of names.entries()) if (!found[at]) console.error(missing(places, name))
  const [one, other] = found
  if (!one || !other) return 2
  const differences = describeDifferences(one, other)
  const titles = [one.playbook.name, other.playbook.name]
  console.log(options.json ? JSON.stringify({ places: titles, differences }) : describe(titles, differences))
  return 0
}

function findPlace(places: LoadedPlace[], name: string): LoadedPlace | undefined {
  return places.find(({ playbook }) =>
    [playbook.id, playbook.place, playbook.name, playbook.id.slice(playbook.place.length + 1)].includes(name),
  )
}

function missing(places: LoadedPlace[], name: string): string {
  const known = places.map(({ playbook }) => `${playbook.id}（${playbook.name}）`)
  return `没有“${name}”的做法，或它有错（见 minhu check）。可选：${known.join('、')}。`
}

function describe(titles: string[], differences: Difference[]): string {
  const heading = titles.join('与')
  if (differences.length === 0) return `${heading}的做法没有不同。`
  const topics = [...new Set(differences.map((one) => one.topic))]
  const sections = topics.map((topic) =>
    [`【${topic}】`, ...differences.filter((one) => one.topic === topic).map((one) => `  ${one.text}`)].join(
      '\n',
    ),
  )
  return [`${heading}有 ${differences.length} 处不同`, ...sections].join('\n\n')
}

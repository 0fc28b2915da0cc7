// node bin/run.mjs bin/make-playbooks-page.ts: writes docs/playbooks.md from the playbooks themselves. Each story is
// told on the pure engine while the page is made, so that what it says of them was true of these very files.
// docs/playbooks.test.ts fails when the page is not what this makes.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { playScenario } from '../core/matter/scenario.ts'
import { isOwnAction, isOwnState } from '../core/workflow/check-finding.ts'
import type { LinkedWorkflow } from '../core/workflow/linked.ts'
import holidays from '../data/holidays.json' with { type: 'json' }
import { calendarOf, type PlaceAtWork, places } from '../playbooks/county.fixture.ts'

export const playbooksPage = join(import.meta.dirname, '../docs/playbooks.md')

/** What one workflow has, counted; standard states and actions, which all have, are left out. */
type Row = {
  workflow: LinkedWorkflow
  ids: string[]
  movements: string[]
  states: number
  actions: number
  marks: Record<'S' | 'I' | 'D', number>
  stories: { title: string; holds: boolean }[]
}

type Section = { place: PlaceAtWork; rows: Row[] }

export function makePlaybooksPage(): string {
  const sections = places.map((place) => ({ place, rows: rowsOf(place) }))
  return [
    '# Playbooks',
    '',
    '<!-- Made by bin/make-playbooks-page.ts from playbooks/; do not edit. -->',
    '',
    ...headOf(sections),
    '',
    ...sections.flatMap(sectionOf),
  ].join('\n')
}

function rowsOf({ playbook, workflows, scenarios }: PlaceAtWork): Row[] {
  const calendar = calendarOf(playbook, holidays.years)
  return workflows.map((workflow) => {
    const states = Object.entries(workflow.states).flatMap(([id, one]) => (isOwnState(id) ? one : []))
    const actions = Object.entries(workflow.actions).flatMap(([id, one]) => (isOwnAction(id) ? one : []))
    const marked = (mark: string) => [...states, ...actions].filter((one) => one.mark === mark).length
    const stories = scenarios.filter((one) => one.workflow === workflow.id)
    return {
      workflow,
      ids: found(/(?<![-A-Z])[A-Z]{3,6}-\d{2}(?!\d)/g, workflow.source),
      movements: found(/V\d{2}(?!\d)|§3\.\d+/g, workflow.source),
      states: states.length,
      actions: actions.length,
      marks: { S: marked('S'), I: marked('I'), D: marked('D') },
      stories: stories.map((one) => ({
        title: one.title,
        holds: playScenario(workflow, calendar, one).failures.length === 0,
      })),
    }
  })
}

function found(pattern: RegExp, text: string): string[] {
  return [...new Set(text.match(pattern) ?? [])].sort()
}

const sum = (rows: Row[], count: (row: Row) => number): number =>
  rows.reduce((total, row) => total + count(row), 0)
const told = (row: Row): number => row.stories.filter((one) => one.holds).length

function headOf(sections: Section[]): string[] {
  const all = sections.flatMap((one) => one.rows)
  const ids = new Set(all.flatMap((row) => row.ids))
  return [
    `${sections.length} places, ${all.length} workflows, ${sum(all, (row) => row.stories.length)} stories of which`,
    `${sum(all, told)} hold, ${ids.size} capabilities named. A place is a folder of data that extends`,
    '[base](../playbooks/base/playbook.ts); no code knows its name. Capability ids (`CASE-04`), movements (`V01`) and',
    'sections (`§3.1`) are those of the survey the sources were read into; each workflow names its own in `source`.',
    'Marks say where a state or an action comes from: S stated in a source, I inferred from one, D completed by design.',
    'States and actions every workflow has without asking are not counted. Every story is also told over HTTP',
    '(`server/scenarios.test.ts`).',
    '',
    '| place | workflows | states | actions | S / I / D | stories that hold | capabilities |',
    '| --- | --: | --: | --: | --: | --: | --- |',
    ...sections.map(({ place: { playbook }, rows }) =>
      tableRow([
        playbook.name,
        rows.length,
        sum(rows, (row) => row.states),
        sum(rows, (row) => row.actions),
        (['S', 'I', 'D'] as const).map((mark) => sum(rows, (row) => row.marks[mark])).join(' / '),
        `${sum(rows, told)} of ${sum(rows, (row) => row.stories.length)}`,
        [...new Set(rows.flatMap((row) => row.ids))].sort().join(', '),
      ]),
    ),
  ]
}

function sectionOf({ place: { playbook }, rows }: Section): string[] {
  return [
    `## ${playbook.name} ${playbook.brand}`,
    '',
    `[${playbook.id}](../playbooks/${playbook.id}/playbook.ts): ${playbook.source}`,
    '',
    '| workflow | kind | states | actions | S / I / D | capabilities | movements | stories |',
    '| --- | --- | --: | --: | --: | --- | --- | --- |',
    ...rows.map((row) =>
      tableRow([
        `${row.workflow.title} (${row.workflow.id})`,
        row.workflow.kind,
        row.states,
        row.actions,
        `${row.marks.S} / ${row.marks.I} / ${row.marks.D}`,
        row.ids.join(', '),
        row.movements.join(', '),
        row.stories.map((one) => `${one.holds ? '✓' : '✗'} ${one.title}`).join('<br>'),
      ]),
    ),
    '',
  ]
}

function tableRow(cells: (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
}

if (import.meta.main) {
  writeFileSync(playbooksPage, makePlaybooksPage())
  console.log('docs/playbooks.md')
}

// How two ways of governing differ, in words: two places side by side, or a draft and what is in force. Every leaf that
// is not the same gives a line; nothing is ranked and nothing left out.

import type { Workflow } from '../workflow/language.ts'
import { type LinkedWorkflow, linkWorkflow } from '../workflow/linked.ts'
import { standardActions } from '../workflow/standard.ts'
import { entryWord, isSame, memberWord, nothing, type Side, sayValue, topicOf } from './diff-words.ts'
import type { Playbook } from './playbook.ts'

export type Difference = { topic: string; path: string; text: string }

/** Workflows as defined, or as linked: what linking adds is left out. */
export type Described = { playbook: Playbook; workflows: Workflow[] }

/** Where in the two trees we are, and what that is called. */
type At = { topic: string; path: string; member: string; name: string; before: Side; after: Side }

type Table = Record<string, unknown>

/** From the first to the second. Between two places it says what each has, within one what was changed. */
export function describeDifferences(a: Described, b: Described): Difference[] {
  const { workflows: kindsBefore, ...before } = a.playbook
  const { workflows: kindsAfter, ...after } = b.playbook
  // Invented posts of two demo counties are not two ways of governing.
  const isOne = a.playbook.id === b.playbook.id
  const told = keysOf(before, after).filter((member) => isOne || member !== 'demoPosts')
  const tables = told.flatMap((member) => {
    const at = {
      topic: topicOf(member),
      path: member,
      member,
      name: isTableOfEntries(member) ? '' : memberWord(member),
      before: { playbook: a.playbook },
      after: { playbook: b.playbook },
    }
    return compare((before as Table)[member], (after as Table)[member], at)
  })
  return [...tables, ...compareWorkflows(a, b, kindsBefore, kindsAfter)]
}

function compareWorkflows(a: Described, b: Described, kindsBefore: Table, kindsAfter: Table): Difference[] {
  const pairs: { path: string; one: Workflow | undefined; other: Workflow | undefined }[] = []
  const changedKinds: Difference[] = []
  for (const kind of keysOf(kindsBefore, kindsAfter)) {
    const [from, to] = [kindsBefore[kind], kindsAfter[kind]]
    const one = a.workflows.find((each) => each.id === from)
    const other = b.workflows.find((each) => each.id === to)
    if (one || other) pairs.push({ path: `workflows.${kind}`, one, other })
    // What a kind is to follow and is not there can only be told by its id.
    const isMissing = (id: unknown, found: Workflow | undefined) => id !== undefined && !found
    if (from !== to && (isMissing(from, one) || isMissing(to, other)))
      changedKinds.push(...compare(from, to, plain(`workflows.${kind}`, `“${kind}”类事项采用的流程`, a, b)))
  }
  const used = new Set(pairs.flatMap(({ one, other }) => [one, other]))
  const spare = (all: Workflow[]) => all.filter((each) => !used.has(each))
  for (const id of new Set([...spare(a.workflows), ...spare(b.workflows)].map((each) => each.id))) {
    const find = (all: Workflow[]) => spare(all).find((each) => each.id === id)
    pairs.push({ path: `workflows.${id}`, one: find(a.workflows), other: find(b.workflows) })
  }
  return [
    ...changedKinds,
    ...pairs.flatMap(({ path, one, other }) => compareWorkflow(path, one, other, a, b)),
  ]
}

function compareWorkflow(
  path: string,
  one: Workflow | undefined,
  other: Workflow | undefined,
  a: Described,
  b: Described,
): Difference[] {
  const title = (one ?? other)?.title ?? ''
  const name =
    one && other && one.title !== other.title ? `流程“${one.title}”与“${other.title}”` : `流程“${title}”`
  const at = plain(path, name, a, b)
  if (!one || !other) return [oneSided(at, one !== undefined, '')]
  const [before, after] = [definitionOf(one), definitionOf(other)]
  return members(before, after, {
    ...at,
    before: { playbook: a.playbook, workflow: one },
    after: { playbook: b.playbook, workflow: other },
  })
}

function plain(path: string, name: string, a: Described, b: Described): At {
  const member = path.split('.').at(-1) ?? ''
  return {
    topic: '流程',
    path,
    member,
    name,
    before: { playbook: a.playbook },
    after: { playbook: b.playbook },
  }
}

/** What its author wrote: of a linked workflow, without the actions and states that linking gives to every one. */
function definitionOf(workflow: Workflow | LinkedWorkflow): Table {
  if (!('ways' in workflow)) return workflow
  const { ways, states, actions, ...rest } = workflow
  const given = linkWorkflow({ ...rest, states: {}, actions: {} }, ways)
  const own = (table: Table, gifts: Table) =>
    Object.fromEntries(Object.entries(table).filter(([id, entry]) => !isSame(entry, gifts[id])))
  return { ...rest, states: own(states, given.states), actions: own(actions, given.actions) }
}

function compare(one: unknown, other: unknown, at: At): Difference[] {
  if (isSame(one, other)) return []
  if (isTable(one) && isTable(other) && !isAtom(at.member)) {
    return isTableOfEntries(at.member) || at.path === 'rates.rates'
      ? tableEntries(one, other, at)
      : members(one, other, at)
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    const isOfTables = [...one, ...other].every(isTable)
    if (isOfTables) return listEntries(one as Table[], other as Table[], at)
    if (![...one, ...other].some((each) => typeof each === 'object')) return compareSet(one, other, at)
  }
  const whole = one ?? other
  if (isTable(whole) && (one === undefined || other === undefined))
    return [oneSided(at, one !== undefined, sayEntryOf(whole, at, one !== undefined))]
  return [changed(one, other, at)]
}

function members(one: Table, other: Table, at: At): Difference[] {
  // Between places it goes without saying that each has its own sources.
  const told = keysOf(one, other).filter((member) => isOnePlace(at) || member !== 'source')
  return told.flatMap((member) => {
    const isEntries =
      (isTableOfEntries(member) || `${at.path}.${member}` === 'rates.rates') &&
      (isTable(one[member]) || isTable(other[member]))
    const name =
      isEntries || isListOfEntries(one[member], other[member]) ? at.name : `${at.name}的${memberWord(member)}`
    return compare(one[member], other[member], { ...at, path: `${at.path}.${member}`, member, name })
  })
}

/** Entries by key; one that only got another key is known again by its title. */
function tableEntries(one: Table, other: Table, at: At): Difference[] {
  const renamed = renamedKeys(one, other)
  const taken = new Set(renamed.values())
  return keysOf(one, other).flatMap((key) => {
    if (taken.has(key)) return []
    const key2 = renamed.get(key) ?? key
    const [before, after] = [one[key], other[key2]]
    const here = entryAt(at, key, before ?? after, before === undefined ? at.after : at.before)
    if (before === undefined || after === undefined)
      return [oneSided(here, before !== undefined, sayEntryOf(before ?? after, here, before !== undefined))]
    const rekeyed =
      key === key2 ? [] : [changed(key, key2, { ...here, member: 'id', name: `${here.name}的代号` })]
    if (isSame(before, after)) return rekeyed
    const within =
      isTable(before) && isTable(after) ? members(before, after, here) : compare(before, after, here)
    return [...rekeyed, ...within]
  })
}

function renamedKeys(one: Table, other: Table): Map<string, string> {
  const onlyIn = (mine: Table, theirs: Table) =>
    Object.keys(mine).filter((key) => !Object.hasOwn(theirs, key))
  const named = (table: Table, keys: string[], title: unknown) =>
    keys.filter((key) => titleIn(table[key]) === title)
  const [gone, come] = [onlyIn(one, other), onlyIn(other, one)]
  const pairs = gone.flatMap((key): [string, string][] => {
    const title = titleIn(one[key])
    const [match, ...more] = title === undefined ? [] : named(other, come, title)
    return match === undefined || more.length > 0 || named(one, gone, title).length > 1 ? [] : [[key, match]]
  })
  return new Map(pairs)
}

/** Entries of a list by what names them; where nothing does, or not only one of them, by their place in it. */
function listEntries(one: Table[], other: Table[], at: At): Difference[] {
  const naming = namings.find((each) => isNaming(each, one) && isNaming(each, other))
  const keyed = (list: Table[]) =>
    Object.fromEntries(list.map((entry, place) => [naming?.(entry) ?? `${place + 1}`, entry]))
  const [before, after] = [keyed(one), keyed(other)]
  const found = tableEntries(before, after, at)
  const shared = (list: Table, theirs: Table) => Object.keys(list).filter((key) => Object.hasOwn(theirs, key))
  const [was, is] = [shared(before, after), shared(after, before)]
  if (!naming || isSame(was, is)) return found
  return [...found, changed(was, is, { ...at, member: '', name: `${at.name}${entryWord(at.member)}的顺序` })]
}

const namings: ((entry: Table) => string | undefined)[] = [
  ...['name', 'title', 'value'].map((member) => (entry: Table) => textIn(entry, member)),
  ({ role, level, org }) => (role && level ? [role, level, org ?? ''].join(' ').trim() : undefined),
]

/** Each entry has a name of its own. A bare number would be sorted before the others. */
function isNaming(naming: (entry: Table) => string | undefined, list: Table[]): boolean {
  const names = list.map(naming)
  return (
    names.every((name) => name !== undefined && !/^\d+$/.test(name)) && new Set(names).size === names.length
  )
}

/** A list of single values: which came and which went. */
function compareSet(one: unknown[], other: unknown[], at: At): Difference[] {
  const gone = one.filter((each) => !other.includes(each))
  const come = other.filter((each) => !one.includes(each))
  if (gone.length + come.length === 0 || !isOnePlace(at)) return [changed(one, other, at)]
  const parts = [
    ...(come.length > 0 ? [`增加${spaced(sayValue(come, at.member, at.after)).trimEnd()}`] : []),
    ...(gone.length > 0 ? [`去掉${spaced(sayValue(gone, at.member, at.before)).trimEnd()}`] : []),
  ]
  return [{ topic: at.topic, path: at.path, text: `${at.name}${parts.join('，')}` }]
}

function changed(one: unknown, other: unknown, at: At): Difference {
  const [was, is] = [sayValue(one, at.member, at.before), sayValue(other, at.member, at.after)]
  // What reads alike is not the same: then as it is written.
  const written = (value: unknown) => (value === undefined ? nothing : JSON.stringify(value))
  const [before, after] = was === is ? [written(one), written(other)] : [was, is]
  const text = isOnePlace(at)
    ? `${at.name}由${spaced(before)}改为${spaced(after).trimEnd()}`
    : `${at.name}：${nameOf(at.before)}为${spaced(before).trimEnd()}，${nameOf(at.after)}为${spaced(after).trimEnd()}`
  return { topic: at.topic, path: at.path, text }
}

function oneSided(at: At, isBefore: boolean, words: string): Difference {
  const more = words && `（${words}）`
  const text = isOnePlace(at)
    ? `${isBefore ? '删去' : '新增'}${at.name}${more}`
    : `${at.name}：只有${nameOf(isBefore ? at.before : at.after)}有${more}`
  return { topic: at.topic, path: at.path, text }
}

const sayEntryOf = (entry: unknown, at: At, isBefore: boolean): string => {
  const { title: _, source: __, ...rest } = isTable(entry) ? entry : { value: entry }
  return sayValue('value' in rest ? rest.value : rest, at.member, isBefore ? at.before : at.after)
}

function entryAt(at: At, key: string, entry: unknown, side: Side): At {
  const word =
    /^\d+$/.test(key) && !titleIn(entry) ? `第 ${key} 项` : `“${keyWord(at.member, key, entry, side)}”`
  return { ...at, path: `${at.path}.${key}`, name: `${at.name}${entryWord(at.member)}${word}` }
}

/** An entry's own title; of a table from role to desk, the role's. */
function keyWord(member: string, key: string, entry: unknown, side: Side): string {
  if (member === 'standard') return standardActions[key]?.title ?? key
  if (member === 'escalation') return sayValue(key, 'by', side)
  return titleIn(entry) ?? key
}

function titleIn(entry: unknown): string | undefined {
  const title = isTable(entry) ? (textIn(entry, 'title') ?? textIn(entry, 'label')) : undefined
  return title?.replace('{area}', '本辖区')
}

const textIn = (entry: Table, member: string): string | undefined =>
  typeof entry[member] === 'string' ? entry[member] : undefined

const entryTables = [
  ...['roles', 'urgencies', 'organisations', 'organisationsPerArea', 'categories', 'notAccepted', 'levels'],
  ...['terms', 'escalation', 'standard', 'states', 'actions'],
]
const entryLists = ['hierarchy', 'staffing', 'demoPosts']
const isTableOfEntries = (member: string): boolean => [...entryTables, ...entryLists].includes(member)
const isListOfEntries = (one: unknown, other: unknown): boolean =>
  [one, other].every((each) => Array.isArray(each) && each.length > 0 && each.every(isTable))
/** Said as a whole: half a condition says nothing. */
const isAtom = (member: string): boolean => ['if', 'when'].includes(member)

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const keysOf = (one: Table, other: Table): string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
]
const isOnePlace = (at: At): boolean => at.before.playbook.id === at.after.playbook.id
const nameOf = (side: Side): string => side.playbook.name

/** A space between Chinese and what is not. */
const spaced = (text: string): string => text.replace(/^(?=[\w#-])|(?<=[\w#-])$/g, ' ')

// Rules about the kinds of matter the program itself begins: a part is sent off by the program the moment it is split
// off, and a request is what residents raise.

import { actionName, type Finding } from './check-finding.ts'
import { sourcesOf } from './check-graph.ts'
import type { Action } from './language.ts'
import type { LinkedWorkflow } from './linked.ts'

/** As server/matter/relate-matters.ts fills it in. */
const given = ['lead', 'words']
/** As long as the words of `split-off` may be. */
const longestWords = 1000

export function checkKind(workflow: LinkedWorkflow): Finding[] {
  if (workflow.kind === 'part') return checkPart(workflow)
  if (workflow.kind !== 'request' || !workflow.raise || workflow.raise.includes('requester')) return []
  const text = '群众诉求（request）必须允许诉求人发起，请在 raise 里写上 requester，或不写 raise。'
  return [{ place: 'raise', rule: 'request-raise', text }]
}

function checkPart(workflow: LinkedWorkflow): Finding[] {
  const outsiders = (workflow.raise ?? ['requester']).filter((who) => who !== 'holder')
  const dispatch = Object.hasOwn(workflow.actions, 'dispatch') ? workflow.actions.dispatch : undefined
  const why = dispatch ? unfit(workflow, dispatch) : '还没有这个动作'
  const title = dispatch ? actionName(workflow, 'dispatch') : '“交办”（dispatch）'
  const place = 'actions.dispatch'
  return [
    ...(outsiders.length === 0
      ? []
      : [{ place: 'raise', rule: 'part-raise', text: '分办单（part）只由拆分产生，raise 应写作 holder。' }]),
    ...(why === undefined
      ? []
      : [{ place, rule: 'part-dispatch', text: `拆分时系统要替拆分的人做动作${title}，但${why}。` }]),
  ]
}

function unfit(workflow: LinkedWorkflow, dispatch: Action): string | undefined {
  const form = dispatch.form ?? []
  const words = form.find((field) => field.name === 'words')
  const other = form.find((field) => field.required && !given.includes(field.name))
  if (!sourcesOf(workflow, dispatch).includes(workflow.start)) return '它不能从开始环节做起'
  if (dispatch.to === undefined) return '它没有去向'
  if (!dispatch.by.includes('raiser')) return '它不允许发起人（raiser）来做'
  if (!dispatch.does?.includes('assign')) return '它没有派单的作用（assign）'
  if (dispatch.guard) return '它设有条件，不一定做得成'
  if (words?.kind !== 'text' || (words.max ?? longestWords) < longestWords)
    return `它没有能填 ${longestWords} 字的栏目“words”（text）`
  return other ? `它要求填写“${other.label}”（${other.name}），系统填不出来` : undefined
}

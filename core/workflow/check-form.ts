// Rules about forms: each can be filled in, by a person, on one screen.

import type { Finding } from './check-finding.ts'
import type { Field } from './form.ts'

/** More than anybody fills in at one go; the longest of our places' forms has five. */
const mostFields = 40

/** `what` begins the sentence: 动作“办结”, 类别“路灯”. */
export function checkForm(form: Field[], place: string, what: string): Finding[] {
  if (form.length > mostFields)
    return [
      { place, rule: 'too-many-fields', text: `${what}要填 ${form.length} 个栏目，最多 ${mostFields} 个。` },
    ]
  return form.flatMap((field) => checkField(field, place, `${what}的栏目“${field.label}”（${field.name}）`))
}

function checkField(field: Field, place: string, what: string): Finding[] {
  if (field.kind === 'number') {
    const [min, max] = [field.min ?? 0, field.max ?? Number.POSITIVE_INFINITY]
    const isEmpty = field.decimals ? min > max : Math.ceil(min) > Math.floor(max)
    if (isEmpty)
      return [{ place, rule: 'empty-range', text: `${what}没有能填的数：最小 ${min}，最大 ${max}。` }]
  }
  if (field.kind !== 'choice') return []
  const faults = (['value', 'label'] as const).flatMap((key) => {
    const all = field.options.map((one) => one[key].trim())
    if (key === 'value' && all.includes('')) return ['空的选项']
    return all.some((one, at) => all.indexOf(one) < at) ? ['重复的选项'] : []
  })
  return [...new Set(faults)].map((fault) => ({
    place,
    rule: 'choice-options',
    text: `${what}有${fault}，选了也分不清。`,
  }))
}

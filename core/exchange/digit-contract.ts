// The workflow configuration of eGov's DIGIT (egov-workflow-v2, BusinessService) as its API takes and gives it. Read
// loosely where real files differ: booleans as words, roles as one string with commas, the next state by name or by
// uuid, `actions: null`. Whatever these shapes do not name is reported, not refused.

import { z } from 'zod'

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish()
const text = z.string().max(256)

/** Older master data has "true", "false" and "" for a flag. */
const flag = z
  .union([z.boolean(), z.enum(['true', 'false', ''])], '应为 true 或 false')
  .transform((value) => value === true || value === 'true')

const roles = z
  .union([z.array(text), text.transform((all) => all.split(','))], '应为角色代码的列表')
  .transform((all) => all.map((role) => role.trim()).filter((role) => role !== ''))

const milliseconds = z.number('应为毫秒数').int('应为整数毫秒')

export const digitAction = z.looseObject({
  action: text,
  nextState: maybe(text),
  nextStateId: maybe(text),
  roles: maybe(roles),
  active: maybe(flag),
})

export const digitState = z.looseObject({
  uuid: maybe(text),
  state: maybe(text),
  applicationStatus: maybe(text),
  docUploadRequired: maybe(flag),
  isStartState: maybe(flag),
  isTerminateState: maybe(flag),
  isStateUpdatable: maybe(flag),
  sla: maybe(milliseconds),
  actions: maybe(z.array(digitAction).max(200)),
})

export const digitService = z.looseObject({
  businessService: text.min(1),
  business: maybe(text),
  businessServiceSla: maybe(milliseconds),
  states: z.array(digitState).min(1).max(500),
})

export type DigitAction = z.infer<typeof digitAction>
export type DigitState = z.infer<typeof digitState>
export type DigitService = z.infer<typeof digitService>

/** What DIGIT's server writes into its answers: of its own database, and no part of the way of working. */
export const bookkeeping = [
  'uuid',
  'tenantId',
  'auditDetails',
  'businessServiceId',
  'stateId',
  'currentState',
  'getUri',
  'postUri',
]

/** The services of a file with their paths: in the API's wrapper, in a list, bare, or as MDMS keeps them. */
export function servicesIn(value: unknown, path = ''): { path: string; value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => servicesIn(one, `${path}[${at}]`))
  if (typeof value !== 'object' || value === null) return []
  const under = (name: string) => (path === '' ? name : `${path}.${name}`)
  const { BusinessServices: wrapped, data, states } = value as Record<string, unknown>
  if (wrapped !== undefined) return servicesIn(wrapped, under('BusinessServices'))
  if (states === undefined && typeof data === 'object' && data !== null)
    return servicesIn(data, under('data'))
  return 'businessService' in value || Array.isArray(states) ? [{ path, value }] : []
}

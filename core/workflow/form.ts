// What an action asks for. A form is a list of fields as data; values are read by a zod schema made from it,
// in the browser and again on the server.

import { z } from 'zod'
import { words } from '../kernel/words.ts'

const base = {
  name: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  label: z.string().min(1).max(40),
  help: z.string().max(200).optional(),
  required: z.boolean().optional(),
}

export const field = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('text'),
    max: z.number().int().positive().max(10_000).optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    /** Numbers are whole unless this says otherwise. */
    decimals: z.literal(true).optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('yes-no') }),
  z.strictObject({ ...base, kind: z.literal('stars') }),
  z.strictObject({
    ...base,
    kind: z.literal('choice'),
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })).min(1),
  }),
  z.strictObject({ ...base, kind: z.literal('org') }),
  z.strictObject({ ...base, kind: z.literal('orgs'), max: z.number().int().positive().optional() }),
  z.strictObject({ ...base, kind: z.literal('category') }),
  z.strictObject({ ...base, kind: z.literal('urgency') }),
  z.strictObject({ ...base, kind: z.literal('area') }),
  z.strictObject({ ...base, kind: z.literal('number-of-matter') }),
  z.strictObject({ ...base, kind: z.literal('photos') }),
])

export type Field = z.infer<typeof field>
export type FormValues = Record<string, unknown>

/** Building a schema costs a hundred times what reading a form by it does, and forms are few and never change. */
const schemas = new WeakMap<Field[], z.ZodType<FormValues>>()

/** The schema of a form's values; unknown values are refused. */
export function formSchema(form: Field[]): z.ZodType<FormValues> {
  let schema = schemas.get(form)
  if (!schema) {
    schema = buildSchema(form)
    schemas.set(form, schema)
  }
  return schema
}

function buildSchema(form: Field[]): z.ZodType<FormValues> {
  const shape: Record<string, z.ZodType> = {}
  for (const item of form) {
    const schema = fieldSchema(item)
    shape[item.name] = item.required ? schema : z.preprocess(emptyToAbsent, schema.optional())
  }
  const error = (issue: { code?: string; keys?: unknown }) =>
    issue.code === 'unrecognized_keys' ? `没有“${(issue.keys as string[]).join('、')}”这一项` : '请按表单填写'
  return z.strictObject(shape, { error }) as unknown as z.ZodType<FormValues>
}

function emptyToAbsent(value: unknown): unknown {
  return value === '' || value === null ? undefined : value
}

function fieldSchema(item: Field): z.ZodType {
  switch (item.kind) {
    case 'text':
      return words(item.max ?? 1000)
    case 'number':
      return (item.decimals ? z.number('请填写数字') : z.number('请填写数字').int('请填写整数'))
        .min(item.min ?? 0, `不能小于 ${item.min ?? 0}`)
        .max(item.max ?? 1_000_000_000, `不能大于 ${item.max ?? 1_000_000_000}`)
    case 'yes-no':
      return z.boolean('请选择是或否')
    case 'stars':
      return z
        .number('请选择 1 至 5 星')
        .int('请选择 1 至 5 星')
        .min(1, '请选择 1 至 5 星')
        .max(5, '请选择 1 至 5 星')
    case 'choice':
      return z.enum(item.options.map((option) => option.value) as [string, ...string[]], '请从列表中选择')
    case 'org':
      return words(60)
    case 'orgs':
      return z
        .array(words(60), '请选择单位')
        .min(item.required ? 1 : 0, '请至少选一个单位')
        .max(item.max ?? 20, `最多选 ${item.max ?? 20} 个单位`)
    case 'category':
    case 'urgency':
      return words(60)
    case 'area':
      return z.string('请选择辖区').regex(/^\d{6}(\d{3}){0,4}$/, '辖区代码不正确')
    case 'number-of-matter':
      return words(30)
    case 'photos':
      return z
        .array(z.uuid('照片编号不正确'), '请上传照片')
        .min(item.required ? 1 : 0, '请至少上传一张照片')
        .max(9, '最多 9 张照片')
  }
}

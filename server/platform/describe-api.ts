// The API description (OpenAPI 3.1) is made from the contracts that are bound: it cannot say less or more.

import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type ProblemCode, problems } from '../../core/kernel/problem.ts'
import type { AnyContract } from './bind.ts'

export const descriptionPath = '/api/openapi.json'

export function describeApi(app: FastifyInstance, contracts: AnyContract[]): void {
  let made: string | undefined
  app.get(descriptionPath, async (_request, reply) => {
    made ??= JSON.stringify(descriptionOf(contracts))
    return reply.type('application/json').send(made)
  })
}

export function descriptionOf(contracts: AnyContract[]) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const contract of contracts) {
    paths[contract.path] ??= {}
    Object.assign(paths[contract.path] as object, { [contract.method.toLowerCase()]: operationOf(contract) })
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Minhu 民呼',
      version: '0.1.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Residents call, the county acts. Refusals are application/problem+json with stable codes.',
    },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        staff: { type: 'apiKey', in: 'cookie', name: 'minhu' },
        tracker: { type: 'apiKey', in: 'header', name: 'x-matter-secret' },
      },
    },
  }
}

function operationOf(contract: AnyContract) {
  const refusals: ProblemCode[] = [
    ...(contract.params || contract.query || contract.body ? (['input.invalid'] as const) : []),
    ...(contract.who === 'staff' ? (['session.missing'] as const) : []),
    ...(contract.repeatable ? (['idempotency.key', 'idempotency.reused'] as const) : []),
    ...(contract.throttle ? (['request.too-many'] as const) : []),
    ...(contract.problems ?? []),
  ]
  return {
    summary: contract.summary,
    operationId: `${contract.method.toLowerCase()}${contract.path.replace(/[^a-zA-Z]+(\w?)/g, (_, first: string) => first.toUpperCase())}`,
    ...(contract.who === 'anyone' ? {} : { security: [{ [contract.who]: [] }] }),
    parameters: parametersOf(contract),
    ...(contract.body
      ? { requestBody: { required: true, content: json(schemaOf(contract.body, 'input')) } }
      : {}),
    responses: {
      [contract.status ?? 200]: { description: 'OK', content: json(schemaOf(contract.reply, 'output')) },
      ...Object.fromEntries(groupByStatus(refusals)),
    },
  }
}

function parametersOf(contract: AnyContract) {
  const named = (schema: z.ZodType | undefined, place: 'path' | 'query') => {
    if (!schema) return []
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
      properties?: Record<string, unknown>
      required?: string[]
    }
    return Object.entries(properties).map(([name, one]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: one,
    }))
  }
  const key = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } }
  return [
    ...named(contract.params, 'path'),
    ...named(contract.query, 'query'),
    ...(contract.repeatable ? [key] : []),
  ]
}

function groupByStatus(codes: ProblemCode[]): [number, unknown][] {
  const byStatus = Map.groupBy(codes, (code) => problems[code].status)
  return [...byStatus].map(([status, ones]) => [
    status,
    {
      description: ones.map((code) => `${code}: ${problems[code].text}`).join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ])
}

const json = (schema: unknown) => ({ 'application/json': { schema } })

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const problemSchema = {
  type: 'object',
  required: ['type', 'code', 'status', 'title'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string', enum: Object.keys(problems) },
    status: { type: 'integer' },
    title: { type: 'string' },
    details: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'text'],
        properties: { path: { type: 'string' }, text: { type: 'string' } },
      },
    },
    present: {},
  },
}

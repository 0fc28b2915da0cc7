import { z } from 'zod'
import { districtCode } from '../area/contract.ts'
import { defineContract } from '../kernel/contract.ts'
import { field } from '../workflow/form.ts'

const place = z.strictObject({
  district: z.string(),
  name: z.string(),
  brand: z.string(),
  color: z.string(),
})

export const listPlaces = defineContract({
  method: 'GET',
  path: '/api/places',
  summary: 'Districts served here, with their brand words',
  who: 'anyone',
  reply: z.strictObject({ places: z.array(place), isDemo: z.boolean() }),
})

export const readPlace = defineContract({
  method: 'GET',
  path: '/api/places/{district}',
  summary:
    'What a screen needs of a district’s playbook: brand, categories with their questions, states, urgencies',
  who: 'anyone',
  params: z.strictObject({ district: districtCode }),
  reply: place.extend({
    categories: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        parent: z.string().nullable(),
        questions: z.array(field),
      }),
    ),
    states: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    urgencies: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  }),
  problems: ['district.unknown'],
})

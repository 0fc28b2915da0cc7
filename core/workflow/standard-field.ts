// A field that many standard actions ask for.

import type { Field } from './form.ts'

export const reason: Field = { name: 'reason', label: '原因', kind: 'text', required: true, max: 500 }

// A workflow as a playbook's file: TypeScript that an author goes on with.

import type { Workflow } from '../workflow/language.ts'

/** `language` is how the file finds core/workflow/language.ts. Made to be formatted by the house's formatter. */
export function writeSource(workflow: Workflow, language: string): string {
  return [
    `import { defineWorkflow } from ${quoted(language)}`,
    '',
    `export const workflow = defineWorkflow(${write(workflow, '')})`,
    '',
  ].join('\n')
}

function write(value: unknown, indent: string): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map((one) => write(one, inner))
    : Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([name, one]) => `${nameOf(name)}: ${write(one, inner)}`)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const line = Array.isArray(value)
    ? `${open}${parts.join(', ')}${close}`
    : `${open} ${parts.join(', ')} ${close}`
  if (parts.length === 0) return `${open}${close}`
  if (line.length + indent.length < 90 && !line.includes('\n')) return line
  return `${open}\n${parts.map((part) => `${inner}${part},`).join('\n')}\n${indent}${close}`
}

const nameOf = (name: string): string => (/^[a-z_$][\w$]*$/i.test(name) ? name : quoted(name))

/** Single quotes, as the house writes; JSON's escapes are TypeScript's. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
}

// minhu workflow export ID --playbook P --format mermaid|bpmn|json: one workflow of a place for other tools.

import { drawWorkflow } from '../../core/exchange/draw-workflow.ts'
import { writeMermaid } from '../../core/exchange/mermaid.ts'
import type { Workflow } from '../../core/workflow/language.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import { findPlace, findWorkflow } from '../exchange/find-workflow.ts'
import { writeBpmn } from '../exchange/write-bpmn.ts'
import { writeNewFile } from '../exchange/write-new-file.ts'
import { loadPlaybooks } from '../playbook/load-playbooks.ts'
import { type CommandArguments, oneOf, wanted } from './arguments.ts'

const formats = ['mermaid', 'bpmn', 'json'] as const

export async function exportWorkflow({ words, options }: CommandArguments): Promise<number> {
  const id = wanted(words[1], '流程编号')
  const playbook = wanted(options.playbook, ' --playbook 做法')
  const format = oneOf(formats, wanted(options.format, ' --format mermaid、bpmn 或 json'), '格式')
  const { places } = await loadPlaybooks()
  const { own, linked } = await findWorkflow(findPlace(places, playbook), id)
  const text = await write(format, own, linked, options.standard)
  if (options.out === undefined) process.stdout.write(text)
  else {
    await writeNewFile(options.out, text)
    console.error(`已写入 ${options.out}`)
  }
  return 0
}

async function write(
  format: (typeof formats)[number],
  own: Workflow,
  linked: LinkedWorkflow,
  isWhole: boolean,
): Promise<string> {
  if (format === 'mermaid') return writeMermaid(linked, own, isWhole)
  if (format === 'bpmn') return writeBpmn(drawWorkflow(own, linked.ways.roles))
  return `${JSON.stringify(own, null, 2)}\n`
}

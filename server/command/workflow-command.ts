import { StartError } from '../platform/start-error.ts'
import type { CommandArguments } from './arguments.ts'
import { exportWorkflow } from './export-workflow-command.ts'
import { importWorkflow } from './import-workflow-command.ts'

/** minhu workflow import|export */
export async function workflowCommand(given: CommandArguments): Promise<number> {
  if (given.words[0] === 'import') return importWorkflow(given)
  if (given.words[0] === 'export') return exportWorkflow(given)
  throw new StartError('workflow 之后应写 import 或 export。', 'Say workflow import or workflow export.')
}

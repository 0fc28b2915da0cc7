// minhu COMMAND …: what an administrator does beside the running server. Progress and words go to the terminal
// (stderr), with --json one object goes to stdout. Exit code 1 says that something is wrong, 2 that the call was.

import { parseArgs } from 'node:util'
import { Problem } from '../core/kernel/problem.ts'
import { CallError, type CommandArguments } from './command/arguments.ts'
import { checkPlaybooks } from './command/check-command.ts'
import { importCommand } from './command/import-orders-command.ts'
import { importAreas, importGrids } from './command/load-areas-command.ts'
import { personCommand } from './command/person-command.ts'
import { playbookCommand } from './command/playbook-diff-command.ts'
import { reconcileCommand } from './command/reconcile-command.ts'
import { rehearseCommand, rehearseOptions } from './command/rehearse-command.ts'
import { verifyCommand } from './command/verify-command.ts'
import { workflowCommand } from './command/workflow-command.ts'
import { StartError } from './platform/start-error.ts'

type Command = {
  usage: string
  says: string
  /** Further lines of help. */
  options?: string[]
  run: (given: CommandArguments) => Promise<number>
}

const commands: Record<string, Command> = {
  check: {
    usage: 'check [--json]',
    says: '检查所有做法与流程',
    run: ({ options }) => checkPlaybooks(options),
  },
  playbook: {
    usage: 'playbook diff 甲地 乙地 [--json]',
    says: '用文字说明两地做法有何不同',
    run: playbookCommand,
  },
  verify: { usage: 'verify [--json]', says: '核对全部历史记录是否被改动', run: verifyCommand },
  import: {
    usage: 'import 文件 --district 区县代码 [--json]',
    says: '导入热线工单（CSV、XLSX、JSONL）',
    run: importCommand,
  },
  reconcile: {
    usage: 'reconcile 文件 --district 区县代码 [--out 状态文件.csv] [--json]',
    says: '与热线对账，并写出要回传的办理状态',
    run: reconcileCommand,
  },
  rehearse: {
    usage: 'rehearse --playbook 做法 --days 30 --calls-per-day N [选项] | 文件 --district 区县代码',
    says: '推演：用虚拟时间走一个月的来件；或在临时数据库里把一份工单全部办完',
    options: rehearseOptions,
    run: rehearseCommand,
  },
  workflow: {
    usage: 'workflow import 文件 | export 流程 --playbook 做法 [选项]',
    says: '流程与其他软件互换：导入 DIGIT、BPMN、JSON，导出 Mermaid、BPMN、JSON',
    run: workflowCommand,
  },
  areas: { usage: 'areas 文件', says: '导入辖区（CSV：code,name,kind）', run: importAreas },
  grids: { usage: 'grids 文件 --district 区县代码', says: '导入网格（CSV 或 GeoJSON）', run: importGrids },
  person: {
    usage: 'person add | reset | retire | link | list …',
    says: '人员：添加、重置密码、停用、关联单点登录、列出',
    run: personCommand,
  },
}

function usage(): string {
  const width = Math.max(...Object.values(commands).map((one) => one.usage.length)) + 2
  const lines = Object.values(commands).flatMap((one) => [
    `  minhu ${one.usage.padEnd(width)}${one.says}`,
    ...(one.options ?? []).map((line) => `      ${line}`),
  ])
  return ['用法 usage:  npm run minhu -- 命令', ...lines].join('\n')
}

async function run(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    if (name !== '' && name !== 'help' && name !== '--help') console.error(`没有“${name}”这个命令。`)
    console.error(usage())
    return name === '' || name === 'help' || name === '--help' ? 0 : 2
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        district: { type: 'string' },
        seed: { type: 'string' },
        playbook: { type: 'string' },
        format: { type: 'string' },
        out: { type: 'string' },
        roles: { type: 'string' },
        service: { type: 'string' },
        standard: { type: 'boolean', default: false },
        factors: { type: 'boolean', default: false },
        days: { type: 'string' },
        'calls-per-day': { type: 'string' },
        from: { type: 'string' },
        compare: { type: 'string' },
        'staff-scale': { type: 'string' },
        drain: { type: 'boolean', default: false },
        report: { type: 'string' },
      },
    })
    return await command.run({ words: positionals, options: values })
  } catch (error) {
    if (error instanceof Problem || error instanceof StartError) {
      console.error(error.message)
      if (error instanceof Problem) {
        for (const detail of error.details.slice(0, 50)) console.error(`  ${detail.path} ${detail.text}`)
      }
      return error instanceof CallError ? 2 : 1
    }
    if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) {
      console.error(`${(error as Error).message}\n  minhu ${command.usage}`)
      return 2
    }
    throw error
  }
}

process.exitCode = await run()

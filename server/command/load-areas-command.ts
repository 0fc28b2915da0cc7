import { readFile } from 'node:fs/promises'
import { Problem } from '../../core/kernel/problem.ts'
import { loadAreas } from '../area/load-areas.ts'
import { loadGrids } from '../area/load-grids.ts'
import { withDatabase } from '../platform/join-database.ts'
import { type CommandArguments, wanted } from './arguments.ts'

/** minhu areas FILE: all of the file is taken, or none of it. */
export async function importAreas({ words, options }: CommandArguments): Promise<number> {
  const bytes = await readOrRefuse(wanted(words[0], '辖区文件'))
  return withDatabase(async ({ database }) => tell(await loadAreas(database.pool, bytes), options.json))
}

/** minhu grids FILE --district CODE */
export async function importGrids({ words, options }: CommandArguments): Promise<number> {
  const bytes = await readOrRefuse(wanted(words[0], '网格文件'))
  const district = wanted(options.district, ' --district 区县代码')
  return withDatabase(async ({ database }) =>
    tell(await loadGrids(database.pool, district, bytes), options.json),
  )
}

async function readOrRefuse(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch {
    throw new Problem('import.file-missing', { file: path })
  }
}

type Loaded = { rows: number; added: number; changed: number; ignored: unknown[]; retired?: number }

function tell(loaded: Loaded, isJson: boolean): number {
  const { rows, added, changed, ignored, retired = 0 } = loaded
  if (isJson) console.log(JSON.stringify(loaded))
  else console.log(`共 ${rows} 行：新增 ${added}，更新 ${changed}，停用 ${retired}`)
  if (ignored.length) console.error(`没有用到的列：${ignored.join('，')}`)
  return 0
}

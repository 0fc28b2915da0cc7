import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reasonOf, StartError } from './start-error.ts'

/** Makes the data folder and proves that it can be written to, before anything else is touched. */
export function prepareDataFolder(folder: string): void {
  const proof = join(folder, `.writable-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(proof, '')
    rmSync(proof)
  } catch (error) {
    throw new StartError(
      `数据文件夹 ${folder} 无法写入，请改正权限或用 MINHU_DATA 指定别处（${reasonOf(error)}）。`,
      'The data folder cannot be written to; fix its rights or set MINHU_DATA.',
    )
  }
}

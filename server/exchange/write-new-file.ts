import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Problem } from '../../core/kernel/problem.ts'

/** Never over a file that is there: somebody's work may be in it. */
export async function writeNewFile(path: string, text: string) {
  try {
    await writeFile(path, text, { flag: 'wx' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why =
      code === 'EEXIST'
        ? '已有这个文件，请换一个名称或先移走它'
        : code === 'ENOENT'
          ? '没有这个文件夹'
          : '请检查文件夹权限'
    throw new Problem('exchange.out', { file: basename(path), why })
  }
}

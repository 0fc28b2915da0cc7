// A house of its own for a test that changes playbooks: imports of a playbook climb to ../../core, so the copied folder
// stands beside links to what it needs. Each is read once, since a module is.

import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** The invented county of docs/sample-county, by the name of its folder. */
export const sampleCounty = '899901-wanghe'

/** Copies the named folders of playbooks/, or all of it; gives the copy's path. */
export function buildHouse(names: string[] | 'all', { withSample }: { withSample: boolean }): string {
  const house = mkdtempSync(join(tmpdir(), 'playbook-house-'))
  for (const name of ['core', 'node_modules', 'package.json'])
    symlinkSync(join(root, name), join(house, name))
  const folder = join(house, 'playbooks')
  const copy = (from: string, to: string) => cpSync(join(root, from), join(folder, to), { recursive: true })
  if (names === 'all') copy('playbooks', '')
  else for (const name of names) copy(`playbooks/${name}`, name)
  if (withSample) copy('docs/sample-county', sampleCounty)
  return folder
}

export function removeHouse(folder: string): void {
  rmSync(join(folder, '..'), { recursive: true })
}

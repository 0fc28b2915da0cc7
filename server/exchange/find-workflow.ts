// The workflow that a place uses, as its author wrote it and as it is linked with the place's ways.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Problem } from '../../core/kernel/problem.ts'
import type { Workflow } from '../../core/workflow/language.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import type { LoadedPlace } from '../playbook/load-playbooks.ts'

const root = join(import.meta.dirname, '../..')

/** By the playbook's id, its code or its name. */
export function findPlace(places: LoadedPlace[], wanted: string): LoadedPlace {
  const found = places.find(({ playbook: { id, place, name } }) => [id, place, name].includes(wanted))
  if (found) return found
  const known = places.map((one) => one.playbook.id).join('、')
  throw new Problem('exchange.playbook', { playbook: wanted, known })
}

export async function findWorkflow(
  place: LoadedPlace,
  id: string,
): Promise<{ own: Workflow; linked: LinkedWorkflow }> {
  const linked = place.workflows.find((one) => one.id === id)
  const file = place.files[id]
  if (!linked || file === undefined) {
    const known = place.workflows.map((one) => one.id).join('、')
    throw new Problem('exchange.workflow', { playbook: place.playbook.id, workflow: id, known })
  }
  const { workflow: own } = await import(pathToFileURL(join(root, file)).href)
  return { own, linked }
}

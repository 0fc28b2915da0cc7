import { listPlaces, readPlace } from '../../core/playbook/contract.ts'
import type { Bind } from '../platform/bind.ts'
import type { Platform } from '../platform/platform.ts'
import type { Place } from './places.ts'

export function bindPlaces(bind: Bind, platform: Platform): void {
  bind(listPlaces, async () => ({ places: platform.places.all().map(brandOf), isDemo: platform.isDemo }))

  bind(readPlace, async ({ params: { district } }) => {
    const place = platform.places.at(district)
    const { playbook } = place
    const workflow = place.workflowFor('request')
    return {
      ...brandOf(place),
      categories: Object.entries(playbook.categories).map(([id, one]) => ({
        id,
        title: one.title,
        parent: one.parent ?? null,
        questions: one.questions ?? [],
      })),
      states: Object.entries(workflow.states).map(([id, one]) => ({ id, title: one.title })),
      urgencies: Object.entries(playbook.urgencies).map(([id, one]) => ({ id, title: one.title })),
    }
  })
}

function brandOf({ playbook }: Place) {
  return { district: playbook.place, name: playbook.name, brand: playbook.brand, color: playbook.color }
}

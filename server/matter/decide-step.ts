import type { Actor } from '../../core/matter/actor.ts'
import { type Context, decide } from '../../core/matter/decide.ts'
import type { MatterEvent } from '../../core/matter/event.ts'
import type { LinkedWorkflow } from '../../core/workflow/linked.ts'
import type { StoredMatter } from './queries.ts'
import { makeStep, type Step } from './save-matter.ts'

/** What an act makes of a matter, decided but not yet written. */
export function stepOf(
  workflow: LinkedWorkflow,
  loaded: StoredMatter,
  actor: Actor,
  act: { action: string; values: unknown },
  context: Context,
): Step {
  const decision = decide(workflow, loaded.snapshot, act.action, act.values, actor, context)
  const event: MatterEvent = {
    seq: loaded.snapshot.version + 1,
    at: context.now,
    kind: act.action,
    by: decision.by,
    values: decision.values,
    changes: decision.changes,
  }
  return makeStep(workflow, loaded.snapshot, loaded.last_hash, event, loaded.snapshot)
}

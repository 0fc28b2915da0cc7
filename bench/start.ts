// Scenario `start`: from an empty folder (PostgreSQL's cluster made, schema migrated, the demo counties seeded) and
// again from what that left behind, each until /healthz answers. The server stays up for the scenarios after it.

import { rounded } from './race.ts'
import type { Stage } from './stage.ts'

export async function measureStart(stage: Stage): Promise<{ coldSeconds: number; warmSeconds: number }> {
  const cold = await stage.startServer()
  await stage.stopServer()
  const warm = await stage.startServer()
  return { coldSeconds: rounded(cold, 2), warmSeconds: rounded(warm, 2) }
}

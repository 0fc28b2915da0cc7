// One rehearsal in a thread of its own: two that are compared run beside each other, and the command can say how far they
// are. A thread shares nothing with the other, so each gives what it would give alone.

import { parentPort, workerData } from 'node:worker_threads'
import { outcomeOf } from '../../core/rehearsal/make-outcome.ts'
import { simulate } from '../../core/rehearsal/simulate.ts'
import { readCounty } from './read-county.ts'
import type { Message, Rehearsal } from './rehearse-playbook.ts'

const { playbook, plan } = workerData as Rehearsal
const say = (message: Message) => parentPort?.postMessage(message)

const found = await readCounty(playbook)
if (!('county' in found)) throw new Error(`${playbook} cannot be rehearsed`)
const { county } = found
const tally = simulate(county, plan, (progress) => say({ progress }))
say({ outcome: outcomeOf(county.playbook, plan, tally) })

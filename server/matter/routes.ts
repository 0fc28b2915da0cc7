import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actOnMatter } from '../../core/matter/act-contract.ts'
import { uploadPhoto as uploadContract } from '../../core/matter/attachment-contract.ts'
import { actOnMatters, offerBatch } from '../../core/matter/batch-contract.ts'
import {
  type Call,
  followMatter as followContract,
  proposeForCall as proposalContract,
  submitMatter as submitContract,
} from '../../core/matter/call-contract.ts'
import { readMatter as readContract } from '../../core/matter/detail-contract.ts'
import { followFeed } from '../../core/matter/feed-contract.ts'
import { countMatters, listMatters } from '../../core/matter/list-contract.ts'
import { readRates } from '../../core/matter/rates-contract.ts'
import { actAsRequester, trackMatter as trackContract } from '../../core/matter/track-contract.ts'
import { requireSession, watchSession } from '../person/session.ts'
import { keyOf } from '../platform/answered.ts'
import type { Bind } from '../platform/bind.ts'
import type { Platform } from '../platform/platform.ts'
import type { Throttle } from '../platform/throttle.ts'
import { accessMatter, scopeOf } from './access.ts'
import { countRates } from './count-rates.ts'
import type { Feed } from './feed.ts'
import { followMatter } from './follow-matter.ts'
import { countMattersFor, listMattersFor } from './list-matters.ts'
import { performAction } from './perform-action.ts'
import { offersOfBatch, performBatch } from './perform-batch.ts'
import { proposeForCall } from './propose-for-call.ts'
import { readMatter } from './read-matter.ts'
import { sendPhoto } from './send-photo.ts'
import { ordinaryKind, type Raiser, submitMatter } from './submit-matter.ts'
import { accessTracked, trackMatter } from './track-matter.ts'
import { uploadPhoto } from './upload-photo.ts'

const secretHeader = 'x-matter-secret'

export function bindMatters(bind: Bind, platform: Platform, feed: Feed): void {
  bind(submitContract, async ({ body, key, raw }) => {
    const by = await raiserFor(platform, body, raw)
    const source = { channel: 'web', by, key: keyOf(key, 'anyone', body) }
    const receipt = await submitMatter(platform, body, source)
    feed.nudge()
    return receipt
  })

  bind(proposalContract, ({ body }) => proposeForCall(platform, body))

  bind(followContract, ({ params, body, key }) =>
    followMatter(platform, params.number, body.phone, keyOf(key, 'anyone', { params, body })),
  )

  bind(uploadContract, ({ raw }) => uploadPhoto(platform, raw))

  bind(listMatters, ({ session, query }) => listMattersFor(platform, session, query))
  bind(countMatters, ({ session }) => countMattersFor(platform, session))
  bind(readContract, ({ session, params }) => readMatter(platform, session, params.id))
  bind(readRates, ({ session, query }) => countRates(platform, session, query))

  bind(actOnMatter, async ({ session, params, body, key }) => {
    const reply = await performAction(
      platform,
      { kind: 'staff', person: session.person, posts: session.posts },
      {
        district: session.district,
        id: params.id,
        action: params.action,
        values: body.values,
        version: body.version,
        key: keyOf(key, session.person, { params, body }),
      },
      () => accessMatter(platform, session, params.id),
    )
    feed.nudge()
    return reply
  })

  bind(actOnMatters, async ({ session, body, key }) => {
    const reply = await performBatch(platform, session, {
      action: body.action,
      values: body.values,
      matters: body.matters,
      key: keyOf(key, session.person, body),
    })
    feed.nudge()
    return reply
  })
  bind(offerBatch, ({ session, body }) => offersOfBatch(platform, session, body.matters))

  bind(trackContract, async ({ params, raw }) =>
    trackMatter(platform, await accessTracked(platform, params.number, raw.headers[secretHeader])),
  )

  bind(actAsRequester, async ({ params, body, key, raw }) => {
    const tracked = await accessTracked(platform, params.number, raw.headers[secretHeader])
    const { district, id } = tracked.snapshot
    const act = {
      district,
      id,
      action: params.action,
      values: body.values,
      version: body.version,
      key: keyOf(key, id, { params, body }),
    }
    // A follower has no standing: the engine refuses them as it refuses anybody else.
    const actor = tracked.isFollower
      ? { kind: 'staff' as const, person: '', posts: [] }
      : { kind: 'requester' as const }
    const reply = await performAction(platform, actor, act, tracked)
    feed.nudge()
    return reply
  })
}

/** Staff count as staff only for what residents cannot raise: at home they are residents, also with the desk open. */
async function raiserFor(
  platform: Platform,
  { district, kind = ordinaryKind }: Call,
  raw: FastifyRequest,
): Promise<Raiser> {
  const { raise } = platform.places.at(district).workflowFor(kind)
  if (!raise || raise.includes('requester')) return { kind: 'requester' }
  const { person, posts } = await requireSession(platform, raw)
  return { person, posts }
}

/** What is not JSON: photos and the live feed. */
export function routeStreams(
  app: FastifyInstance,
  platform: Platform,
  feed: Feed,
  throttle: Throttle | undefined,
): void {
  app.get<{ Params: { id: string }; Querystring: { number?: string } }>(
    '/api/attachments/:id',
    (request, reply) => sendPhoto(platform, throttle, request, reply),
  )

  app.get(followFeed.path, async (request, reply) => {
    const readReader = async () => {
      const session = await watchSession(platform, request)
      return { scope: scopeOf(platform, session), posts: session.posts }
    }
    const reader = await readReader()
    reply.hijack()
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    feed.listen(reader, readReader, reply.raw)
  })
}

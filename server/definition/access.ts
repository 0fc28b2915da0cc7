// The door to definitions: posts of the district in a role that the place in force names. To others there is nothing.

import { Problem } from '../../core/kernel/problem.ts'
import { mayConfigure } from '../../core/playbook/configurers.ts'
import type { Session } from '../person/session.ts'
import type { Platform } from '../platform/platform.ts'
import type { Place } from '../playbook/places.ts'

export type Administrator = { district: string; person: string; post: string }

export function accessConfiguring(platform: Platform, session: Session): { place: Place; by: Administrator } {
  const { district, person, posts } = session
  const place = platform.places.at(district)
  const post = posts.find((one) => mayConfigure(place.playbook, [one]))
  if (!post) throw new Problem('definition.unknown')
  return { place, by: { district, person, post: post.id } }
}

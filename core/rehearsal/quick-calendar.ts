// The working calendar with a memory: a rehearsal happens in whole minutes, so the same deadline from the same minute is
// asked for again and again, and the answers can share their text.

import type { Calendar, Deadline } from '../calendar/calendar.ts'
import type { Duration } from '../calendar/duration.ts'
import type { Instant } from '../calendar/instant.ts'

/** So many answers a duration, and then it begins anew. */
const mostKept = 50_000

export function quicken(calendar: Calendar): Calendar {
  const kept = new Map<Duration, Map<Instant, Deadline>>()
  return {
    ...calendar,
    addDuration: (from, duration) => {
      const answers = kept.get(duration) ?? new Map<Instant, Deadline>()
      kept.set(duration, answers)
      let answer = answers.get(from)
      if (!answer) {
        if (answers.size >= mostKept) answers.clear()
        answer = calendar.addDuration(from, duration)
        answers.set(from, answer)
      }
      return answer
    },
  }
}

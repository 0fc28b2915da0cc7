import { formatInstant } from '../../../core/calendar/instant.ts'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { Bounce } from './Bounce.tsx'
import { Consultation } from './Consultation.tsx'
import { Dispute } from './Dispute.tsx'
import { Outside } from './Outside.tsx'

/** What an action answers, above its form: nobody decides from memory. */
export function Occasion({ matter, action }: { matter: MatterDetail; action: string }) {
  const { consultation, dispute, outside, extension, pauseAsked, supervision } = matter
  switch (action) {
    case 'give-opinion':
    case 'conclude-consultation':
      return consultation && <Consultation asked={consultation} />
    case 'review-dispute':
      return dispute && <Dispute raised={dispute} />
    case 'designate':
      return <Bounce matter={matter} />
    case 'outside-answer':
      return outside && <Outside asked={outside} />
    case 'extend':
    case 'refuse-extension':
      return extension && <Asked what={`申请延期 ${extension.days} 个工作日`} words={extension.reason} />
    case 'pause':
    case 'refuse-pause':
      return pauseAsked && <Asked what={`申请挂起 ${pauseAsked.days} 天`} words={pauseAsked.reason} />
    case 'answer-supervision':
      return (
        supervision && (
          <Asked what={`督办（${formatInstant(supervision.since)}）`} words={supervision.words} />
        )
      )
    default:
      return null
  }
}

function Asked({ what, words }: { what: string; words: string }) {
  return (
    <section className="topic">
      <b>{what}</b>
      <p className="asked">{words}</p>
    </section>
  )
}

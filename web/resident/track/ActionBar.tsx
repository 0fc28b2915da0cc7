import { useState } from 'react'
import type { Offer } from '../../../core/matter/act-contract.ts'
import { ActionForm, type Said } from './ActionForm.tsx'
import type { Track } from './read-track.ts'

type Props = { track: Track; secret: string; onActed: () => void }

/** A button for each action offered. What the matter waits for stands open already. */
export function ActionBar({ track, secret, onActed }: Props) {
  const [chosen, setChosen] = useState<string>()
  const [said, setSaid] = useState<Said>()
  const { actions } = track
  const isNews = said !== undefined && track.version <= said.until
  const awaited = actions.find((one) => isAwaited(one, track))
  const others = actions.filter((one) => one !== awaited)
  const open = others.find((one) => one.action === chosen)
  const form = (offer: Offer, onCancel?: () => void) => (
    <ActionForm
      key={`${offer.action} ${track.version}`}
      offer={offer}
      track={track}
      secret={secret}
      onCancel={onCancel}
      onActed={(next) => {
        setSaid(next)
        setChosen(undefined)
        onActed()
      }}
    />
  )
  return (
    <section className="actions" aria-label="您可以">
      <p role="status" className={isNews ? 'said-done' : 'visually-hidden'}>
        {isNews && said.words}
      </p>
      {awaited && form(awaited)}
      {open
        ? form(open, () => setChosen(undefined))
        : others.length > 0 && (
            <div className="row">
              {others.map((offer) => (
                <button
                  key={offer.action}
                  type="button"
                  className={`button ${offer.tone}`}
                  disabled={offer.blocked !== null}
                  title={offer.blocked ?? undefined}
                  onClick={() => setChosen(offer.action)}
                >
                  {offer.title}
                </button>
              ))}
            </div>
          )}
    </section>
  )
}

/** An open question waits for its answer; otherwise the workflow's main action, where this person has one. */
function isAwaited(offer: Offer, track: Track): boolean {
  if (offer.blocked !== null) return false
  return track.question === null ? offer.tone === 'main' : offer.action === 'answer'
}

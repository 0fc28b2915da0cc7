import { useId, useState } from 'react'
import type { Offer } from '../../../core/matter/act-contract.ts'
import { actionGroups } from './action-groups.ts'
import { OfferButton } from './OfferButton.tsx'

type Props = { offers: Offer[]; onBegin: (offer: Offer) => void }

/** Unfolds in its place instead of floating: Tab goes on into it, and on a telephone it covers nothing. */
export function MoreActions({ offers, onBegin }: Props) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const groups = actionGroups
    .map(({ title, actions }) => ({
      title,
      offers: actions.flatMap((action) => offers.find((one) => one.action === action) ?? []),
    }))
    .filter((group) => group.offers.length > 0)
  return (
    <div className="acts-more">
      <button
        type="button"
        className="more"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        更多
        <span className="more-what">{groups.map((group) => group.title).join('、')}</span>
      </button>
      <div id={id} className="act-groups" hidden={!isOpen}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
          <div key={group.title} className="act-group" role="group" aria-label={group.title}>
            <span className="act-group-title" aria-hidden="true">
              {group.title}
            </span>
            <div className="act-group-offers">
              {group.offers.map((one) => (
                <OfferButton key={one.action} offer={one} onBegin={onBegin} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}

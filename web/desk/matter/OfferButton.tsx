import { Button } from 'antd'
import { useId } from 'react'
import type { Offer } from '../../../core/matter/act-contract.ts'

type Props = { offer: Offer; isMain?: boolean; onBegin: (offer: Offer) => void }

/** What is this person's and must wait says for what. */
export function OfferButton({ offer, isMain = false, onBegin }: Props) {
  const why = useId()
  return (
    <span className={offer.blocked ? 'offer offer-blocked' : 'offer'}>
      <Button
        type={isMain ? 'primary' : 'default'}
        size={isMain ? 'large' : 'middle'}
        danger={offer.tone === 'danger'}
        disabled={offer.blocked !== null}
        aria-describedby={offer.blocked ? why : undefined}
        onClick={() => onBegin(offer)}
      >
        {offer.title}
      </Button>
      {offer.blocked && (
        <span id={why} className="hint">
          {offer.blocked}
        </span>
      )}
    </span>
  )
}

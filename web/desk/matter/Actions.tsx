import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { MatterDetail, Offer } from '../../../core/matter/contract.ts'
import { Panel } from './Panel.tsx'

const ActionDrawer = lazy(() => import('./ActionDrawer.tsx').then((it) => ({ default: it.ActionDrawer })))

/** A button per offered action. What an action means is the workflow's business, not this screen's. */
export function Actions({ matter }: { matter: MatterDetail }) {
  const [offer, setOffer] = useState<Offer>()
  const [isOpen, setOpen] = useState(false)
  const begin = (chosen: Offer) => {
    setOffer(chosen)
    setOpen(true)
  }
  const main = matter.actions.filter((one) => one.tone === 'main')
  const others = matter.actions.filter((one) => one.tone !== 'main')
  return (
    <Panel title="我可以办理">
      {matter.actions.length === 0 ? (
        <p className="hint">
          {matter.milestone === 'ended' ? '本件已结束。' : `本件现由${matter.holder}办理，您眼下没有要做的。`}
        </p>
      ) : (
        <>
          {main.length > 0 && (
            <div className="acts-main">
              {main.map((one) => (
                <OfferButton key={one.action} offer={one} isMain onBegin={begin} />
              ))}
            </div>
          )}
          {others.length > 0 && (
            <div className="acts-others">
              {others.map((one) => (
                <OfferButton key={one.action} offer={one} isMain={false} onBegin={begin} />
              ))}
            </div>
          )}
        </>
      )}
      {offer && (
        <Suspense fallback={null}>
          <ActionDrawer
            key={`${matter.id} ${offer.action}`}
            matter={matter}
            offer={offer}
            isOpen={isOpen}
            onClose={() => setOpen(false)}
            onGone={() => setOffer(undefined)}
          />
        </Suspense>
      )}
    </Panel>
  )
}

type ButtonProps = { offer: Offer; isMain: boolean; onBegin: (offer: Offer) => void }

function OfferButton({ offer, isMain, onBegin }: ButtonProps) {
  const why = offer.blocked ? `why-${offer.action}` : undefined
  return (
    <span className={offer.blocked ? 'offer offer-blocked' : 'offer'}>
      <Button
        type={isMain ? 'primary' : 'default'}
        size={isMain ? 'large' : 'middle'}
        danger={offer.tone === 'danger'}
        disabled={offer.blocked !== null}
        aria-describedby={why}
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

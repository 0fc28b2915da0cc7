import { lazy, Suspense, useState } from 'react'
import type { Offer } from '../../../core/matter/act-contract.ts'
import type { MatterDetail } from '../../../core/matter/detail-contract.ts'
import { useSession } from '../session/session.ts'
import { arrangeOffers } from './arrange-offers.ts'
import { MoreActions } from './MoreActions.tsx'
import { OfferButton } from './OfferButton.tsx'
import { Panel } from './Panel.tsx'

const ActionDrawer = lazy(() => import('./ActionDrawer.tsx').then((it) => ({ default: it.ActionDrawer })))

/** A button per offered action. What an action means is the workflow's business, not this screen's. */
export function Actions({ matter }: { matter: MatterDetail }) {
  const orgs = useSession().posts.map((post) => post.org)
  const [offer, setOffer] = useState<Offer>()
  const [isOpen, setOpen] = useState(false)
  const begin = (chosen: Offer) => {
    setOffer(chosen)
    setOpen(true)
  }
  const { main, others, more } = arrangeOffers(matter, orgs)
  return (
    <Panel title="我可以办理">
      {main.length + others.length === 0 && (
        <p className="hint">
          {matter.milestone === 'ended' ? '本件已结束。' : `本件现由${matter.holder}办理，您眼下没有要做的。`}
        </p>
      )}
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
            <OfferButton key={one.action} offer={one} onBegin={begin} />
          ))}
        </div>
      )}
      {more.length > 0 && <MoreActions key={matter.id} offers={more} onBegin={begin} />}
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

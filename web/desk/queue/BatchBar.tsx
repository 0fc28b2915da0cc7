import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import { mostInBatch } from '../../../core/matter/batch-contract.ts'
import { printAddress } from '../print/print-address.ts'
import type { Chosen, Selection } from './selection.ts'
import { type BatchOffer, useBatchOffers } from './use-batch.ts'

const BatchDrawer = lazy(() => import('./BatchDrawer.tsx').then((it) => ({ default: it.BatchDrawer })))

/** Chosen for the drawer when it opened: the list behind it goes on changing. */
type Begun = { offer: BatchOffer; chosen: Chosen[] }

/** What can be done to everything chosen: whatever all of it offers, and printing. */
export function BatchBar({ selection }: { selection: Selection }) {
  const { chosen, isFull, clear } = selection
  const { data, isPlaceholderData, isError } = useBatchOffers(chosen)
  const [begun, setBegun] = useState<Begun>()
  const [isOpen, setOpen] = useState(false)
  const [, navigate] = useLocation()
  const offers = data?.offers ?? []
  return (
    <>
      <section className={chosen.length > 0 ? 'batch-bar' : 'unseen'} aria-label="批量办理">
        <span role="status" className="batch-count">
          {chosen.length > 0 && (
            <>
              已选 <b>{chosen.length}</b> 件{isFull && `，一次最多 ${mostInBatch} 件`}
            </>
          )}
        </span>
        {chosen.length > 0 && (
          <>
            <span className="batch-acts" aria-busy={isPlaceholderData || !data}>
              {offers.map((offer) => (
                <Button
                  key={offer.action}
                  type={offer.tone === 'main' ? 'primary' : 'default'}
                  disabled={isPlaceholderData}
                  onClick={() => {
                    setBegun({ offer, chosen })
                    setOpen(true)
                  }}
                >
                  批量{offer.title}
                </Button>
              ))}
              {data && !isPlaceholderData && offers.length === 0 && (
                <span className="hint">所选的没有您可以一起办理的动作</span>
              )}
              {isError && <span className="hint">没有读到可用的动作，请重新选择</span>}
            </span>
            <span className="batch-side">
              <Button onClick={() => navigate(printAddress(chosen.map((one) => one.id)))}>
                打印派单单据
              </Button>
              <Button type="text" onClick={clear}>
                清除选择
              </Button>
            </span>
          </>
        )}
      </section>
      {begun && (
        <Suspense fallback={null}>
          <BatchDrawer
            key={`${begun.offer.action} ${begun.chosen.map((one) => one.id).join()}`}
            offer={begun.offer}
            chosen={begun.chosen}
            isOpen={isOpen}
            onDone={clear}
            onClose={() => setOpen(false)}
            onGone={() => setBegun(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}

import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Photo } from '../../../core/matter/attachment-contract.ts'

/** Thumbnails; one opens large, ← → turn over, Esc closes. */
export function PhotoRow({ photos, of }: { photos: Photo[]; of: string }) {
  const [at, setAt] = useState<number>()
  if (photos.length === 0) return null
  const turn = (step: number) =>
    setAt((now) => (now === undefined ? now : Math.min(photos.length - 1, Math.max(0, now + step))))
  const large = at === undefined ? undefined : photos[at]
  const title = `${of} ${(at ?? 0) + 1}/${photos.length}`
  return (
    <ul className="photos" aria-label={of}>
      {photos.map((photo, index) => (
        <li key={photo.id}>
          <button type="button" className="thumbnail" onClick={() => setAt(index)}>
            <img
              src={photo.url}
              alt={`${of} ${index + 1}，点开看大图`}
              width={96}
              height={96}
              loading="lazy"
            />
          </button>
        </li>
      ))}
      <Modal
        open={large !== undefined}
        onCancel={() => setAt(undefined)}
        title={title}
        width="min(1100px, 96vw)"
        centered
        footer={
          photos.length > 1 && (
            <>
              <Button disabled={at === 0} onClick={() => turn(-1)}>
                上一张
              </Button>
              <Button disabled={at === photos.length - 1} onClick={() => turn(1)}>
                下一张
              </Button>
            </>
          )
        }
      >
        {large && (
          // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys repeat the buttons below
          <div
            className="large-photo"
            onKeyDown={(event) =>
              event.key === 'ArrowLeft' ? turn(-1) : event.key === 'ArrowRight' && turn(1)
            }
          >
            <img src={large.url} alt={title} width={large.width} height={large.height} />
          </div>
        )}
      </Modal>
    </ul>
  )
}

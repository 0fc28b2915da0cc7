import type { Photo } from '../../../core/matter/attachment-contract.ts'
import { useTrackPhoto } from './use-track-photo.ts'

type Props = { photos: Photo[]; secret: string; of: string }

export function PhotoStrip({ photos, secret, of }: Props) {
  if (photos.length === 0) return null
  return (
    <ul className="photos" aria-label={of}>
      {photos.map((photo, at) => (
        <TrackPhoto key={photo.id} photo={photo} name={`${of} ${at + 1}`} secret={secret} />
      ))}
    </ul>
  )
}

function TrackPhoto({ photo, name, secret }: { photo: Photo; name: string; secret: string }) {
  const shown = useTrackPhoto(photo.url, secret)
  return (
    <li className="photo">
      {shown.state === 'ready' && (
        <a href={shown.value} target="_blank" rel="noreferrer" aria-label={`放大${name}`}>
          <img src={shown.value} alt={name} width={photo.width} height={photo.height} />
        </a>
      )}
      {shown.state === 'failed' && (
        <button type="button" className="photo-retry" onClick={shown.retry}>
          没打开，重试
        </button>
      )}
    </li>
  )
}

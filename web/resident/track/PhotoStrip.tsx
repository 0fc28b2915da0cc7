import type { Photo } from '../../../core/matter/contract.ts'

export function PhotoStrip({ photos }: { photos: Photo[] }) {
  if (photos.length === 0) return null
  return (
    <ul className="photos">
      {photos.map((photo, at) => (
        <li key={photo.id} className="photo">
          <a href={photo.url} target="_blank" rel="noreferrer" aria-label={`放大照片 ${at + 1}`}>
            <img src={photo.url} alt={`照片 ${at + 1}`} loading="lazy" width={photo.width} height={photo.height} />
          </a>
        </li>
      ))}
    </ul>
  )
}

import { PhotoStrip } from './PhotoStrip.tsx'
import type { Track } from './read-track.ts'

/** What the office answered, with its own photos, and what was said of it since. */
export function Result({ track, secret }: { track: Track; secret: string }) {
  const { result, resultPhotos, rating } = track
  return (
    <>
      {(result !== null || resultPhotos.length > 0) && (
        <section className="result">
          <h2>办理结果</h2>
          {result && <p>{result}</p>}
          <PhotoStrip photos={resultPhotos} secret={secret} of="办理后照片" />
        </section>
      )}
      {rating && (
        <section className="rated">
          <h2>{rating.by === 'requester' ? '您的评价' : '回访时您说'}</h2>
          <p>
            {rating.solved ? '已经解决' : '没有解决'}，{rating.stars} 星
            <span className="rated-stars" aria-hidden="true">
              {'★'.repeat(rating.stars)}
              {'☆'.repeat(5 - rating.stars)}
            </span>
          </p>
        </section>
      )}
    </>
  )
}

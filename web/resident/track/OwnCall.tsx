import { PhotoStrip } from './PhotoStrip.tsx'
import type { Track } from './read-track.ts'

/** What the caller said and sent, as it was taken down. */
export function OwnCall({ track, secret }: { track: Track; secret: string }) {
  return (
    <section>
      <h2>您反映的内容</h2>
      <p className="said">{track.text}</p>
      {(track.answers.length > 0 || track.place) && (
        <dl className="facts">
          {track.place && (
            <div>
              <dt>具体地点</dt>
              <dd>{track.place}</dd>
            </div>
          )}
          {track.answers.map((answer) => (
            <div key={answer.label}>
              <dt>{answer.label}</dt>
              <dd>{answer.text}</dd>
            </div>
          ))}
        </dl>
      )}
      <PhotoStrip photos={track.photos} secret={secret} of="您的照片" />
    </section>
  )
}

import { hideNumbers } from '../../../core/matter/mask.ts'
import type { Draft } from './draft.ts'

const excerptLetters = 120

/** What neighbours may see. */
export function PublicPreview({ draft, categoryTitle }: { draft: Draft; categoryTitle: string | undefined }) {
  const letters = [...hideNumbers(draft.text.trim())]
  const excerpt = letters.slice(0, excerptLetters).join('')
  return (
    <section className="preview" aria-label="邻居看到的样子">
      <h2>邻居看到的样子</h2>
      <p>
        <strong>{categoryTitle ?? '类别待定'}</strong>
        {draft.areas.length > 0 && <span className="quiet"> · {draft.areas.at(-1)?.name}</span>}
      </p>
      <p className="excerpt">
        {excerpt}
        {letters.length > excerptLetters && '……'}
      </p>
    </section>
  )
}

import { type ReactNode, useId } from 'react'

type Props = { title: string; side?: ReactNode; children: ReactNode }

/** One subject within a panel. */
export function Topic({ title, side, children }: Props) {
  const id = useId()
  return (
    <section className="topic" aria-labelledby={id}>
      <div className="topic-head">
        <h3 id={id}>{title}</h3>
        {side}
      </div>
      {children}
    </section>
  )
}

import { type ReactNode, useId } from 'react'

type Props = { title: string; side?: ReactNode; children: ReactNode }

export function Panel({ title, side, children }: Props) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        {side}
      </div>
      {children}
    </section>
  )
}

import { type Milestone, milestoneTitles } from '../milestone.ts'

export function MilestoneLine({ milestone }: { milestone: Milestone }) {
  const all = Object.keys(milestoneTitles) as Milestone[]
  const now = all.indexOf(milestone)
  return (
    <ol className="milestones" aria-label={`共 ${all.length} 步，现在：${milestoneTitles[milestone]}`}>
      {all.map((one, at) => (
        <li
          key={one}
          className={at < now ? 'passed' : at === now ? 'now' : ''}
          aria-current={at === now ? 'step' : undefined}
        >
          <i aria-hidden="true" />
          {milestoneTitles[one]}
        </li>
      ))}
    </ol>
  )
}

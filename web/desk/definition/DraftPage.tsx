import { Link } from 'wouter'
import { Trouble } from '../Trouble.tsx'
import { Waiting } from '../Waiting.tsx'
import '../matter/matter.css'
import './definition.css'
import { DraftEditor } from './DraftEditor.tsx'
import { useDraft } from './queries.ts'

export function DraftPage({ id }: { id: string }) {
  const { data, isError, error, refetch, dataUpdatedAt } = useDraft(id)
  if (!data) {
    if (!isError) return <Waiting />
    return (
      <main className="definition">
        <Link href="/definitions" className="back">
          ← 返回做法管理
        </Link>
        <Trouble error={error} onRetry={refetch} />
      </main>
    )
  }
  return <DraftEditor key={dataUpdatedAt} first={data} onReload={refetch} />
}

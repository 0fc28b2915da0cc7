import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { formatInstant } from '../../../core/calendar/instant.ts'
import type { Draft } from '../../../core/definition/contract.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { Panel } from '../matter/Panel.tsx'
import { Trouble } from '../Trouble.tsx'
import { toRefusal } from '../to-refusal.ts'
import { Waiting } from '../Waiting.tsx'
import { DefinitionRow } from './DefinitionRow.tsx'
import './definition.css'
import { beginDraft, useDefinitions, useForgetDefinitions } from './queries.ts'

export function DefinitionsPage() {
  const { data, isError, error, refetch } = useDefinitions()
  const forget = useForgetDefinitions()
  const [, navigate] = useLocation()
  const [refusal, setRefusal] = useState<Refusal>()
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    document.title = '做法管理'
  }, [])

  const begin = async (from?: number) => {
    setBusy(true)
    setRefusal(undefined)
    try {
      const id = await beginDraft(from)
      forget()
      navigate(`/definitions/drafts/${id}`)
    } catch (fault) {
      setRefusal(toRefusal(fault))
      setBusy(false)
    }
  }

  if (!data) return isError ? <Trouble error={error} onRetry={refetch} /> : <Waiting />
  return (
    <main className="definition">
      <h1>做法管理</h1>
      <p className="hint">
        岗位、流程、时限、类别都写在一份定义里。先改草稿，检查、对照、试跑无误后，再定日期发布；在办事项沿用原版本，除非写明怎样转换。
      </p>
      {refusal && <Alert type="error" showIcon={false} role="alert" title={refusal.text} />}
      <Panel
        title="草稿"
        side={
          <Button type="primary" loading={isBusy} onClick={() => begin()}>
            按现行定义新建
          </Button>
        }
      >
        {data.drafts.length === 0 ? (
          <p className="hint">还没有草稿。</p>
        ) : (
          <ul className="definition-list">
            {data.drafts.map((draft) => (
              <DraftRow key={draft.id} draft={draft} />
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="已发布">
        <ul className="definition-list">
          {data.definitions.map((one) => (
            <DefinitionRow key={one.number} definition={one} isBusy={isBusy} onBegin={begin} />
          ))}
        </ul>
      </Panel>
    </main>
  )
}

function DraftRow({ draft }: { draft: Draft }) {
  return (
    <li>
      <Link href={`/definitions/drafts/${draft.id}`}>{formatInstant(draft.updatedAt)} 保存的草稿</Link>
      <span className="hint">
        {draft.updatedBy}，第 {draft.revision} 次保存，底稿：
        {draft.basedOn === 0 ? '程序自带' : `第 ${draft.basedOn} 号`}
      </span>
    </li>
  )
}

import { Input } from 'antd'
import { Link } from 'wouter'
import { Trouble } from '../Trouble.tsx'
import { Waiting } from '../Waiting.tsx'
import { nameOf } from './DefinitionRow.tsx'
import './definition.css'
import { useDefinition } from './queries.ts'

/** A published definition, to be read; it is changed by a draft. */
export function DefinitionPage({ number }: { number: number }) {
  const { data, isError, error, refetch } = useDefinition(number)
  if (!data) return isError ? <Trouble error={error} onRetry={refetch} /> : <Waiting />
  return (
    <main className="definition">
      <Link href="/definitions" className="back">
        ← 返回做法管理
      </Link>
      <h1>{nameOf(number)}</h1>
      <Input.TextArea
        aria-label="定义全文"
        className="definition-text"
        value={data.text}
        readOnly
        spellCheck={false}
      />
    </main>
  )
}

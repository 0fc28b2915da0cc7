// What is changed most, without touching JSON: the title and the limit of each step. What is typed here goes straight
// into the text; where that is no JSON at the moment, there is nothing to show.

import { Input, Select } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Workflow } from '../../../core/workflow/language.ts'
import { Panel } from '../matter/Panel.tsx'

type Content = { playbook: { workflows: Record<string, string> }; workflows: Workflow[] }
type Member = 'title' | 'within'

export function QuickFields({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const settled = useDeferredValue(text)
  const content = useMemo(() => read(settled), [settled])
  const [chosen, setChosen] = useState<string>()
  // What residents call about comes first.
  const wanted = chosen ?? content?.playbook.workflows.request
  const workflow = content?.workflows.find((one) => one.id === wanted) ?? content?.workflows[0]
  if (!content || !workflow) return null

  const change = (state: string, member: Member, value: string) => {
    const next: Content = structuredClone(content)
    const table = next.workflows.find((one) => one.id === workflow.id)?.states
    const entry = table?.[state]
    if (!entry) return
    if (value === '' && member === 'within') delete entry.within
    else entry[member] = value
    onChange(`${JSON.stringify(next, null, 2)}\n`)
  }

  return (
    <Panel
      title="环节名称与时限"
      side={
        <Select
          aria-label="流程"
          className="quick-workflow"
          value={workflow.id}
          options={content.workflows.map((one) => ({ value: one.id, label: one.title }))}
          onChange={setChosen}
        />
      }
    >
      <p className="hint">
        时限写作 PT30M（分钟）、PT4WH（工作小时）、P3WD（工作日）、P7D（天）或 by-urgency（按紧急程度）。
      </p>
      <ul className="quick-list">
        {Object.entries(workflow.states).map(([id, state]) => (
          <li key={id}>
            <code>{id}</code>
            <Input
              aria-label={`环节 ${id} 的名称`}
              value={state.title}
              maxLength={20}
              onChange={(event) => change(id, 'title', event.target.value)}
            />
            <Input
              aria-label={`环节 ${id} 的时限`}
              value={state.within ?? ''}
              placeholder={state.final ? '办结环节没有时限' : '没有时限'}
              disabled={state.final === true}
              onChange={(event) => change(id, 'within', event.target.value.trim())}
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Only what can be shown and written back; whatever else is wrong is for the check to say. */
function read(text: string): Content | undefined {
  try {
    const value = JSON.parse(text)
    const isShown = (one: Workflow) =>
      typeof one?.id === 'string' &&
      typeof one.title === 'string' &&
      Object.values(one.states).every(
        (state) => typeof state.title === 'string' && ['string', 'undefined'].includes(typeof state.within),
      )
    const isWhole = typeof value.playbook?.workflows === 'object' && Array.isArray(value.workflows)
    return isWhole && value.workflows.every(isShown) ? value : undefined
  } catch {
    return undefined
  }
}

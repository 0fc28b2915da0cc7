// A draft being edited, with everything that can be asked about it. Each question saves first: what is answered is
// what stands in the text, and an answer to an older text says so.

import { Alert, App, Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { formatInstant } from '../../../core/calendar/instant.ts'
import {
  checkDraft,
  compareDraft,
  type DraftText,
  dropDraft,
  tryDraft,
} from '../../../core/definition/contract.ts'
import { call, type ReplyOf } from '../../lib/call.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { Panel } from '../matter/Panel.tsx'
import { toRefusal } from '../to-refusal.ts'
import { CheckResult } from './CheckResult.tsx'
import { DifferenceList } from './DifferenceList.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { QuickFields } from './QuickFields.tsx'
import { useForgetDefinitions } from './queries.ts'
import { TrialTable } from './TrialTable.tsx'
import { useDraftText } from './use-draft-text.ts'

type Answers = {
  check?: ReplyOf<typeof checkDraft>
  compare?: ReplyOf<typeof compareDraft>
  trial?: ReplyOf<typeof tryDraft>
}

export function DraftEditor({ first, onReload }: { first: DraftText; onReload: () => void }) {
  const { message, modal } = App.useApp()
  const [, navigate] = useLocation()
  const forget = useForgetDefinitions()
  const { text, setText, draft, isChanged, save, refusal: unsaved, overtakenBy } = useDraftText(first)
  const [answers, setAnswers] = useState<Answers>({})
  const [busy, setBusy] = useState<string>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [isPublishing, setPublishing] = useState(false)
  const area = useRef<TextAreaRef>(null)
  useEffect(() => {
    document.title = '做法草稿'
  }, [])

  const ask = async (what: keyof Answers | 'save' | 'publish', work: () => Promise<Answers>) => {
    setBusy(what)
    setRefusal(undefined)
    try {
      if (await save()) setAnswers({ ...answers, ...(await work()) })
    } catch (error) {
      setRefusal(toRefusal(error))
    } finally {
      setBusy(undefined)
    }
  }
  const params = { id: first.id }
  const saveNow = () =>
    ask('save', async () => {
      message.success('已保存')
      return {}
    })
  const check = () => ask('check', async () => ({ check: await call(checkDraft, { params }) }))
  const compare = () => ask('compare', async () => ({ compare: await call(compareDraft, { params }) }))
  const dryRun = () => ask('trial', async () => ({ trial: await call(tryDraft, { params, body: {} }) }))
  const publish = () =>
    ask('publish', async () => {
      const read = await call(checkDraft, { params })
      if (read.count === 0) setPublishing(true)
      return { check: read }
    })

  const drop = () =>
    modal.confirm({
      title: '删除这份草稿？',
      content: '删除后不能恢复。',
      okText: '删除',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: async () => {
        try {
          await call(dropDraft, { params })
          forget()
          navigate('/definitions')
        } catch (error) {
          setRefusal(toRefusal(error))
        }
      },
    })

  const goToLine = (line: number) => {
    const box = area.current?.resizableTextArea?.textArea
    if (!box) return
    const lines = text.split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
    box.focus()
    box.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    box.scrollTop = Math.max(0, (box.scrollHeight / lines.length) * (line - 6))
  }

  return (
    <main className="definition">
      <Link href="/definitions" className="back">
        ← 返回做法管理
      </Link>
      <div className="definition-head">
        <h1>做法草稿</h1>
        <span className="hint" role="status">
          {isChanged ? '有改动尚未保存' : `${draft.updatedBy}于 ${formatInstant(draft.updatedAt)} 保存`}
        </span>
      </div>
      <div className="definition-acts">
        <Button onClick={saveNow} loading={busy === 'save'} disabled={!isChanged || busy !== undefined}>
          保存
        </Button>
        <Button onClick={check} loading={busy === 'check'} disabled={busy !== undefined}>
          检查
        </Button>
        <Button onClick={compare} loading={busy === 'compare'} disabled={busy !== undefined}>
          与现行对照
        </Button>
        <Button onClick={dryRun} loading={busy === 'trial'} disabled={busy !== undefined}>
          用过往事项试跑
        </Button>
        <Button type="primary" onClick={publish} loading={busy === 'publish'} disabled={busy !== undefined}>
          发布…
        </Button>
        <Button danger onClick={drop} disabled={busy !== undefined}>
          删除草稿
        </Button>
      </div>
      {(unsaved ?? refusal) && (
        <Alert
          type="error"
          showIcon={false}
          role="alert"
          title={(unsaved ?? refusal)?.text}
          action={
            overtakenBy && (
              <span className="definition-acts">
                <Button size="small" onClick={onReload}>
                  放弃我的改动，载入最新
                </Button>
                <Button size="small" danger onClick={() => save(overtakenBy)}>
                  以我的内容覆盖
                </Button>
              </span>
            )
          }
        />
      )}
      {answers.check && (
        <CheckResult
          check={answers.check}
          isOld={isChanged || answers.check.revision !== draft.revision}
          onLine={goToLine}
        />
      )}
      {answers.compare && (
        <DifferenceList
          comparison={answers.compare}
          isOld={isChanged || answers.compare.revision !== draft.revision}
        />
      )}
      {answers.trial && (
        <TrialTable trial={answers.trial} isOld={isChanged || answers.trial.revision !== draft.revision} />
      )}
      <QuickFields text={text} onChange={setText} />
      <Panel title="定义全文（JSON）">
        <Input.TextArea
          ref={area}
          aria-label="定义全文"
          className="definition-text"
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </Panel>
      {isPublishing && answers.check && (
        <PublishDialog
          draft={draft}
          check={answers.check}
          onClose={() => setPublishing(false)}
          onPublished={() => {
            forget()
            navigate('/definitions')
          }}
        />
      )}
    </main>
  )
}

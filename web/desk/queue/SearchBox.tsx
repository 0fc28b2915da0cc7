import { App, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { readNumber, showNumber } from '../../../core/matter/number.ts'
import { findByNumber } from '../queries.ts'
import { toRefusal } from '../to-refusal.ts'

/** Words narrow the list; a whole number goes straight to its matter. `/` comes here from anywhere on the page. */
export function SearchBox({ find, onFind }: { find?: string; onFind: (find?: string) => void }) {
  const [text, setText] = useState(find ?? '')
  const [isBusy, setBusy] = useState(false)
  const [, navigate] = useLocation()
  const { message } = App.useApp()
  const input = useRef<InputRef>(null)

  useEffect(() => setText(find ?? ''), [find])
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      event.preventDefault()
      input.current?.focus({ cursor: 'all' })
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])

  const search = async () => {
    const number = readNumber(text)
    if (!number) return onFind(text.trim() || undefined)
    setBusy(true)
    try {
      const row = await findByNumber(number)
      if (row) navigate(`/matters/${row.id}`)
      else message.warning(`没有编号为 ${showNumber(number)} 的诉求，或者它不在您的办理范围`)
    } catch (error) {
      message.error(toRefusal(error).text)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Input.Search
      ref={input}
      className="search-box"
      value={text}
      maxLength={100}
      loading={isBusy}
      allowClear
      placeholder="编号或关键词（按 / 定位）"
      aria-label="按编号或关键词查找"
      onChange={(event) => setText(event.target.value)}
      onClear={() => onFind(undefined)}
      onSearch={search}
      onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
    />
  )
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

import { useEffect, useRef } from 'react'

/** Names the page and moves the reading position to its heading, as a page load would. */
export function useTitle<Heading extends HTMLElement = HTMLHeadingElement>(title: string) {
  const heading = useRef<Heading>(null)
  useEffect(() => {
    document.title = `${title} · 民呼我行`
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return heading
}

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useElder } from './elder.ts'
import { usePlaces } from './place.tsx'

export function Shell({ children }: { children: ReactNode }) {
  const { place, isDemo } = usePlaces()
  const [isElder, toggleElder] = useElder()
  return (
    <>
      <a className="skip" href="#content">
        跳到正文
      </a>
      <header>
        {isDemo && <p className="demo">演示环境：内容均为虚构，不会有单位办理。</p>}
        <div className="top">
          <Link href="/" className="top-name">
            <Mark />
            <span>{place ? place.name : '民呼我行'}</span>
          </Link>
          <button type="button" className="top-elder" aria-pressed={isElder} onClick={toggleElder}>
            {isElder ? '标准字' : '大字'}
          </button>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <p>
          火警 <a href="tel:119">119</a>，急救 <a href="tel:120">120</a>，报警 <a href="tel:110">110</a>
          。遇到危险先打电话，不要在这里等。
        </p>
        <p>
          <a href="/desk/">工作人员入口</a>
        </p>
      </footer>
    </>
  )
}

function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M4 7.5A3.5 3.5 0 0 1 7.5 4h17A3.5 3.5 0 0 1 28 7.5v11a3.5 3.5 0 0 1-3.5 3.5H16l-6.6 5.6c-.6.5-1.4.1-1.4-.7V22h-.5A3.5 3.5 0 0 1 4 18.5z" />
      <path className="tick" d="m10.5 13 4 4 7.2-7.4" />
    </svg>
  )
}

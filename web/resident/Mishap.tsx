import { Component, type ReactNode } from 'react'

/** A fault of ours must not leave a blank page: what was written is still in the draft. */
export class Mishap extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <main>
        <section className="trouble whole" role="alert">
          <h1>页面出了点问题</h1>
          <p>您写过的内容还在这台设备上，重新打开就能接着写。</p>
          <button type="button" className="button main" onClick={() => location.reload()}>
            重新打开
          </button>
          <p className="quiet">
            急事请直接拨打 <a href="tel:12345">12345</a>。
          </p>
        </section>
      </main>
    )
  }
}

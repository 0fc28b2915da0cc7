// Whether somebody sits before the page. What it asks by itself (counting, catching up) must not keep a session alive
// that was left open: after a minute without a hand on it, requests say so.

import { ownHeaders } from '../../lib/call.ts'

const stillMs = 60_000

export function watchAttendance(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const attend = () => {
    delete ownHeaders['x-unattended']
    clearTimeout(timer)
    timer = setTimeout(() => {
      ownHeaders['x-unattended'] = '1'
    }, stillMs)
  }
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
    addEventListener(kind, attend, { passive: true, capture: true })
  attend()
}

// The system's Chromium, one for each file of stories. Whatever a page complains about is kept, so that a story can
// end by asking that there was nothing.

import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
} from 'playwright-core'

const { CHROMIUM } = process.env

/** Why stories cannot be told here, or false. */
export const noBrowser: string | false =
  !CHROMIUM && 'no browser: set CHROMIUM to the path of a Chromium, as npm test does'

const patienceMs = 10_000

export const phoneWidth = 390
export const deskWidth = 1440

/** A telephone and a desk as they are most often met. */
export const phone: BrowserContextOptions = {
  viewport: { width: phoneWidth, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}
export const desk: BrowserContextOptions = { viewport: { width: deskWidth, height: 900 } }

export async function openBrowser(address: string) {
  const browser: Browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  })
  let troubles: string[] = []

  /** Somebody's own window: cookies, storage and time are shared with nobody. */
  async function open(options: BrowserContextOptions): Promise<BrowserContext> {
    const context = await browser.newContext({
      baseURL: address,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      ...options,
    })
    context.setDefaultTimeout(patienceMs)
    await context.addInitScript(tellViolations)
    context.on('weberror', (error) => troubles.push(String(error.error().stack)))
    context.on('console', (message) => {
      const { url } = message.location()
      // Who is signed in is asked by asking: 401 is the answer “nobody”.
      const isQuestion = message.text().includes('status of 401') && url === `${address}/api/me`
      if (message.type() === 'error' && !isQuestion)
        troubles.push(`${message.text()} ${url.replace(address, '')}`)
    })
    return context
  }

  return {
    open,
    /** What pages have complained about since this was last asked. */
    takeTroubles: (): string[] => {
      const taken = troubles
      troubles = []
      return taken
    },
    close: () => browser.close(),
  }
}

/** What the content security policy refuses is a fault of the page, also where the browser says nothing of it. */
const tellViolations = `addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
  console.error('security policy: ' + [effectiveDirective, blockedURI, sample].join(' ')))`

/** Waits until it is on the screen. */
export const sees = (it: Locator): Promise<void> => until(() => it.first().isVisible(), `to see ${it}`)

/** Waits until there is none of it on the screen. */
export const misses = (it: Locator): Promise<void> =>
  until(() => it.first().isHidden(), `to see no more ${it}`)

export async function press(it: Locator): Promise<void> {
  await sees(it)
  await it.click()
}

/** Looks every few milliseconds. (Playwright's own waiting looks twice a second once it has waited for a while.) */
export async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + patienceMs
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited ${patienceMs / 1000} s ${what}`)
    await sleep(25)
  }
}

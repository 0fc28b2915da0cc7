// Where a story is told: a county served on a port of this machine, a browser, and one time for both, which stands
// still until the story moves it. The clock and the outbox run when the story says so.

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { type Message, sendOutbox } from '../server/matter/send-outbox.ts'
import { sweepClock } from '../server/matter/sweep-clock.ts'
import { cookieName } from '../server/person/session-cookie.ts'
import { testCounty } from '../server/test-county.ts'
import { desk, openBrowser, phoneWidth } from './browser.ts'

const root = join(import.meta.dirname, '..')

/**
 * A passing message measures its stay by a time that stands still here: it is not in pictures. As a sheet made by
 * script, because the page's policy lets no style be written into it.
 */
const hideMessages = `{
  globalThis.hidingMessages ??= new CSSStyleSheet()
  hidingMessages.replaceSync('[class*="ant-message"] { visibility: hidden !important }')
  document.adoptedStyleSheets = [hidingMessages]
}`
const showMessages = 'document.adoptedStyleSheets = []'

export type Stage = Awaited<ReturnType<typeof openStage>>

/** @param name of the folder in test-results/ that takes the pictures */
export async function openStage(name: string, now?: string) {
  if (!existsSync(join(root, 'web/dist/index.html')))
    throw new Error('web/dist is missing: the pages are not built. `npm test` builds them first.')
  const county = await testCounty(now ? { now } : {})
  const address = await county.app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openBrowser(address)
  const contexts = new Set<BrowserContext>()
  const messages: Message[] = []
  const pictures = join(root, 'test-results', name)
  rmSync(pictures, { recursive: true, force: true })
  mkdirSync(pictures, { recursive: true })
  let taken = 0

  async function open(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.open(options)
    contexts.add(context)
    context.on('close', () => contexts.delete(context))
    await context.clock.setFixedTime(county.now())
    return context.newPage()
  }

  /** The window of a demo person who has signed in. */
  async function openAs(login: string, options: BrowserContextOptions = desk): Promise<Page> {
    const page = await open(options)
    const value = (await county.cookieOf(login)).slice(cookieName.length + 1)
    await page.context().addCookies([{ name: cookieName, value, url: address }])
    return page
  }

  /** Moves the time everywhere, then lets the district's clock ring and what was promised go out. */
  async function moveTo(at: string, district: string): Promise<void> {
    county.setNow(at)
    await Promise.all([...contexts].map((context) => context.clock.setFixedTime(at)))
    await sweepClock(county.platform, district)
    await send()
  }

  /** Lets everything promised go out; gives how many messages that were. */
  const send = () => sendOutbox(county.platform, async (message) => void messages.push(message))

  /**
   * A picture for test-results/.
   * @param as also the picture of that name for the README, where MINHU_SCREENSHOTS names a folder for these
   */
  async function shoot(page: Page, what: string, as?: string): Promise<void> {
    taken++
    const path = join(pictures, `${String(taken).padStart(2, '0')}-${what}.png`)
    await page.evaluate(hideMessages)
    await page.screenshot({ path, scale: 'css', fullPage: page.viewportSize()?.width === phoneWidth })
    const folder = process.env.MINHU_SCREENSHOTS
    if (as && folder) await shootForReadme(page, as, folder)
    await page.evaluate(showMessages)
  }

  async function shootForReadme(page: Page, as: string, folder: string): Promise<void> {
    await page.evaluate('scrollTo(0, 0)')
    const small = await sharp(await page.screenshot())
      .png({ palette: true, quality: 90, effort: 10 })
      .toBuffer()
    mkdirSync(resolve(root, folder), { recursive: true })
    writeFileSync(resolve(root, folder, `${as}.png`), small)
  }

  return {
    county,
    address,
    messages,
    open,
    openAs,
    moveTo,
    send,
    shoot,
    takeTroubles: browser.takeTroubles,
    closeWindows: async () => {
      for (const context of contexts) await context.close()
    },
    stop: async () => {
      await browser.close()
      await county.stop()
    },
  }
}

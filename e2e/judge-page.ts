// What every screen must be, on a telephone and at a desk: no wider than the window, and without a serious fault of
// accessibility (WCAG 2.2 AA, as far as axe can tell).

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { deskWidth, phoneWidth, until } from './browser.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** @returns what is wrong with it, in words; the page is left as wide as it was */
export async function judge(page: Page, look: (width: number) => Promise<void>): Promise<string[]> {
  const before = page.viewportSize() ?? { width: deskWidth, height: 900 }
  const faults: string[] = []
  for (const width of [phoneWidth, deskWidth]) {
    await page.setViewportSize({ width, height: width === phoneWidth ? 844 : 900 })
    await until(() => page.evaluate<boolean>(`innerWidth === ${width}`), `to be ${width} wide`)
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
    if (wide > width) faults.push(`${width}: the page is ${wide} wide`)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(rules).analyze()
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue
      for (const node of nodes) faults.push(`${width}: ${id} (${impact}) ${node.html.slice(0, 200)}`)
    }
    await look(width)
  }
  await page.setViewportSize(before)
  return faults
}

// What staff do at the desk, in the words they read there. What an action is called and asks for comes with the matter.

import type { Locator, Page } from 'playwright-core'
import type { Offer } from '../core/matter/act-contract.ts'
import { showNumber } from '../core/matter/number.ts'
import type { Field } from '../core/workflow/form.ts'
import { misses, press, sees } from './browser.ts'

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

/** The number of a matter in the list, which leads to it. */
export const inQueue = (page: Page, number: string): Locator =>
  page.getByRole('row', { name: showNumber(number) }).getByRole('link')

/** Through the list of what waits for this person. Stays where it is when the matter is open already. */
export async function openFromQueue(page: Page, number: string): Promise<void> {
  if (await isOpen(page, number)) return
  if (page.url() === 'about:blank') await page.goto('/desk/')
  await press(inQueue(page, number))
  await sees(heading(page, number))
}

/** By its number, for those on whose desk it is not. */
export async function openBySearch(page: Page, number: string): Promise<void> {
  if (await isOpen(page, number)) return
  if (page.url() === 'about:blank') await page.goto('/desk/')
  await sees(page.getByRole('searchbox'))
  await page.getByRole('searchbox').fill(number)
  await page.getByRole('searchbox').press('Enter')
  await sees(heading(page, number))
}

export const heading = (page: Page, number: string): Locator =>
  page.locator('.matter-number', { hasText: showNumber(number) })

const isOpen = (page: Page, number: string): Promise<boolean> => heading(page, number).isVisible()

/** The buttons of a matter are all in one panel, the standard ones folded away in it. */
export const offered = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: '我可以办理' }).getByRole('button', { name: title, exact: true })

/** Unfolds the buttons that are behind “更多”, if any are. */
export async function showAllOffers(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: /^更多/, expanded: false })
  if (await more.isVisible()) await more.click()
}

/** Presses a button of the matter, wherever in its panel it is. */
export async function pressOffered(page: Page, title: string): Promise<void> {
  await sees(page.getByRole('region', { name: '我可以办理' }))
  if (!(await offered(page, title).isVisible())) await showAllOffers(page)
  await press(offered(page, title))
}

export const form = (page: Page): Locator => page.getByRole('dialog')

export async function beginAction(page: Page, offer: Offer, values: Record<string, unknown>): Promise<void> {
  await pressOffered(page, offer.title)
  await sees(form(page))
  for (const field of offer.form) {
    if (field.kind === 'orgs') await takeOut(page, field.label, offer.prefill[field.name])
    if (values[field.name] !== undefined) await fill(page, field, values[field.name])
  }
}

export async function sendAction(page: Page, title: string): Promise<void> {
  await form(page).getByRole('button', { name: title, exact: true }).click()
  await sees(page.getByText(`已记录“${title}”`))
  await misses(form(page))
}

/** Units that the form proposes are not the story's. */
async function takeOut(page: Page, label: string, proposed: unknown): Promise<void> {
  if (!Array.isArray(proposed)) return
  const box = form(page).getByRole('combobox', { name: label })
  await box.focus()
  for (const _ of proposed) await box.press('Backspace')
  if (await openList(page).isVisible()) await box.press('Escape')
  await misses(openList(page))
}

/** Organisations are written by name, as people find them. */
async function fill(page: Page, field: Field, value: unknown): Promise<void> {
  const label = field.label
  switch (field.kind) {
    case 'text':
      return form(page).getByLabel(label).fill(String(value))
    case 'number':
      return form(page).getByRole('spinbutton', { name: label }).fill(String(value))
    case 'yes-no':
      return form(page)
        .getByRole('radiogroup', { name: label })
        .getByText(value ? '是' : '否', { exact: true })
        .click()
    case 'choice': {
      const label = field.options.find((option) => option.value === value)?.label ?? String(value)
      return form(page).getByRole('radio', { name: label, exact: true }).check()
    }
    case 'stars':
      return form(page)
        .locator('.ant-rate-star')
        .nth(Number(value) - 1)
        .click()
    case 'org':
      return choose(page, label, String(value))
    case 'orgs':
      for (const one of value as string[]) await choose(page, label, one)
      // The list stays open for one more; Escape closes it, and only it.
      await form(page).getByRole('combobox', { name: label }).press('Escape')
      return misses(openList(page))
    default:
      throw new Error(`no story fills in ${field.kind} at the desk yet`)
  }
}

/** Types the name and takes the first that fits; leaves a choice that stands there already. */
async function choose(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  const chosen = form(page).locator('.ant-select', { has: box }).getByTitle(name)
  if (await chosen.isVisible()) return
  // The list opens beside the box: not before the form has stopped sliding in.
  await box.click()
  await box.fill(name)
  await box.press('Enter')
  await sees(chosen)
}

const openList = (page: Page): Locator => page.locator('.ant-select-dropdown:visible')

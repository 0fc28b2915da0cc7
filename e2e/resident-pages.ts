// What a resident does on the residents' pages, in the words they read there.

import type { Locator, Page } from 'playwright-core'
import { pathOf } from '../core/area/code.ts'
import type { Field } from '../core/workflow/form.ts'
import { press, sees } from './browser.ts'

export type Report = {
  /** The name of the county. */
  county: string
  text: string
  /** The title of the category that the page should propose. */
  category: string
  area?: string
  place?: string
  answers?: [Field, unknown][]
  photo?: Buffer
  phone?: string
}

export type Tracked = { number: string; secret: string }

export const onward = (page: Page): Locator => page.getByRole('button', { name: '下一步' })

/** @param look is called on each page, filled in, before it is left */
export async function report(
  page: Page,
  call: Report,
  look: (what: string) => Promise<void> = async () => {},
): Promise<Tracked> {
  await page.goto('/')
  await press(page.getByRole('button', { name: call.county }))
  await sees(page.getByRole('link', { name: '我要反映' }))
  await look('home')
  await press(page.getByRole('link', { name: '我要反映' }))
  await tell(page, call)
  await look('report-tell')
  await press(onward(page))
  await place(page, call)
  await look('report-place')
  await press(onward(page))
  await sees(page.getByRole('heading', { name: '怎么联系您' }))
  if (call.phone) await page.getByRole('textbox', { name: '电话' }).fill(call.phone)
  await page.getByLabel('同意把这件事的摘要').check()
  await look('report-contact')
  await press(onward(page))
  await sees(page.getByRole('heading', { name: '核对一下' }))
  await look('report-check')
  await press(page.getByRole('button', { name: '提交' }))
  const tracked = await readReceipt(page)
  await look('receipt')
  return tracked
}

export async function tell(page: Page, { text, category, photo }: Report): Promise<void> {
  await sees(page.getByLabel('什么事'))
  await page.getByLabel('什么事').fill(text)
  if (photo) {
    await page.locator('#photos').setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo })
    await sees(page.getByText('1 张照片已传上'))
  }
  await sees(page.getByRole('radio', { name: category, exact: true, checked: true }))
}

export async function place(page: Page, { area, place, answers = [] }: Report): Promise<void> {
  await sees(page.getByRole('heading', { name: '在哪里' }))
  const questions = ['镇、街道', '村、社区', '网格']
  const path = area ? pathOf(area).slice(3) : []
  for (const [depth, code] of path.entries()) {
    await page.getByLabel(questions[depth] ?? '').selectOption(code)
  }
  if (place) await page.getByLabel('具体地点').fill(place)
  for (const [field, value] of answers) await fill(page, field, value)
}

async function readReceipt(page: Page): Promise<Tracked> {
  await sees(page.getByRole('heading', { name: '收到了' }))
  const [number = '', secret = ''] = await page.locator('.receipt .number').allTextContents()
  return { number: number.replaceAll(' ', ''), secret }
}

/** From the empty form, as somebody does who kept number and secret on paper. */
export async function find(page: Page, { number, secret }: Tracked): Promise<void> {
  await page.goto('/track')
  await page.getByLabel('编号').fill(number)
  await page.getByLabel('查询码').fill(secret)
  await press(page.getByRole('button', { name: '查询' }))
  await sees(page.getByRole('heading', { name: '经过' }))
}

/** On the tracking page; the form of what is waited for stands open already. */
export async function actAsCaller(
  page: Page,
  title: string,
  form: Field[],
  values: Record<string, unknown>,
): Promise<void> {
  const send = page.getByRole('button', { name: `确定${title}` })
  if (!(await send.isVisible())) await press(page.getByRole('button', { name: title, exact: true }))
  for (const field of form) if (values[field.name] !== undefined) await fill(page, field, values[field.name])
  await send.click()
  await sees(page.getByText(`${title}：已经收到。`))
}

export async function fill(page: Page, field: Field, value: unknown): Promise<void> {
  const answer = (name: string | RegExp) =>
    page.getByRole('group', { name: field.label }).getByRole('radio', { name })
  switch (field.kind) {
    case 'text':
      return page.getByLabel(field.label).fill(String(value))
    case 'yes-no':
      return answer(value ? '是' : '否').check()
    case 'stars':
      return answer(new RegExp(`^${value} 星`)).check()
    case 'choice':
      return answer(field.options.find((one) => one.value === value)?.label ?? '').check()
    default:
      throw new Error(`no story fills in ${field.kind} as a resident yet`)
  }
}

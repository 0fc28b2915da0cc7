// An administrator changes how the county works: a limit is shortened and a step renamed, from the draft to the day it
// is in force; faults are shown where they are, and a script in a title stays text.

import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { definitionRound } from '../server/definition/bring-into-force.ts'
import { lantian } from '../server/test-county.ts'
import { desk, misses, noBrowser, phone, press, sees, until } from './browser.ts'
import { judge } from './judge-page.ts'
import { openStage, type Stage } from './stage.ts'

describe('definitions at the desk', { skip: noBrowser }, () => {
  let stage: Stage
  let page: Page
  let open: { number: string; id: string }
  before(async () => {
    stage = await openStage('definition')
    open = await stage.county.raise('handling')
    await stage.county.raise('closed')
    page = await stage.openAs('lt-administrator', desk)
  })
  afterEach(() => assert.deepEqual(stage?.takeTroubles(), []))
  after(async () => {
    await stage?.closeWindows()
    await stage?.stop()
  })

  const judged = async (name: string) =>
    assert.deepEqual(await judge(page, (width) => stage.shoot(page, `${name}-${width}`)), [], name)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const text = () => page.getByRole('textbox', { name: '定义全文' })
  /** Sets the whole text at once, as pasting does: typing thousands of lines is not what is tried here. */
  const write = (on: Page, value: string) =>
    on.evaluate(`{
      const area = document.querySelector('textarea.definition-text')
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(area, ${JSON.stringify(value)})
      area.dispatchEvent(new Event('input', { bubbles: true }))
    }`)
  const rewrite = async (edit: (text: string) => string) => {
    const before = await text().inputValue()
    const after = edit(before)
    assert.notEqual(after, before)
    await write(page, after)
  }
  /** Only in the workflow of residents' calls. */
  const inFiveOrders = (from: string, to: string) => (before: string) => {
    const at = before.indexOf('"id": "five-orders"')
    const end = before.indexOf('"id": "part"', at)
    return before.slice(0, at) + before.slice(at, end).replaceAll(from, to) + before.slice(end)
  }

  it('are found by whoever may change them, and by nobody else', async () => {
    await page.goto('/desk/')
    await press(page.getByRole('link', { name: '做法管理' }))
    await sees(page.getByText('程序自带做法'))
    await judged('list')
    const other = await stage.openAs('lt-supervisor', phone)
    await other.goto('/desk/definitions')
    await sees(other.getByText('没有这份定义或草稿'))
    await other.context().close()
    assert.equal(stage.takeTroubles().filter((one) => !one.includes('404')).length, 0)
  })

  it('begin as what is in force; a fault is told with its line, and leads there', async () => {
    await press(button('按现行定义新建'))
    await sees(text())
    await rewrite(inFiveOrders('"within": "PT30M"', '"within": "P-1D"'))
    await press(button('检查'))
    await sees(page.getByText('处错误，全部改正后才能发布'))
    await judged('faulty')
    const line = page.getByRole('button', { name: /^第 \d+ 行$/ }).first()
    await press(line)
    const chosen = await page.evaluate<string>('getSelection().toString()')
    assert.match(chosen, /"within": "P-1D"/)
    await press(button('发布…'))
    await sees(page.getByText('处错误，全部改正后才能发布'))
    assert.equal(await page.getByRole('dialog').count(), 0)
    await rewrite(inFiveOrders('"within": "P-1D"', '"within": "PT10M"'))
    await sees(page.getByText('文本已改，请重新查看'))
  })

  it('show a script in a title as the text it is', async () => {
    await page.getByLabel('环节 collected 的名称').fill('<script>x()</script>')
    await press(button('与现行对照'))
    await sees(page.getByText('<script>x()</script>').first())
    assert.equal(await page.locator('main script').count(), 0)
    await page.getByLabel('环节 collected 的名称').fill('平台收单')
  })

  it('are changed by title and limit without JSON, compared in words, tried on past matters', async () => {
    await rewrite(inFiveOrders('"handling"', '"working"'))
    await page.getByLabel('环节 working 的名称').fill('正在办理')
    await press(button('检查'))
    await sees(page.getByText('没有发现问题，可以发布。'))
    await sees(page.getByText(/五单办理：第 \d+ 版 → 第 \d+ 版/))
    await press(button('与现行对照'))
    await sees(page.getByText('的不同'))
    await press(button('用过往事项试跑'))
    await sees(page.getByRole('rowheader', { name: '五单办理' }))
    await judged('draft')
  })

  it('of two administrators do not overwrite each other unseen', async () => {
    const other = await stage.openAs('lt-administrator', desk)
    await other.goto(page.url())
    const area = other.getByRole('textbox', { name: '定义全文' })
    await sees(area)
    await write(other, `${await area.inputValue()}\n`)
    await press(other.getByRole('button', { name: '保存', exact: true }))
    await sees(other.getByText('已保存'))
    await other.context().close()
    await rewrite((before) => `${before} `)
    await press(button('保存'))
    await sees(page.getByText('刚刚由系统管理员（演示）保存过'))
    await press(button('以我的内容覆盖'))
    await misses(page.getByText('刚刚由系统管理员（演示）保存过'))
    assert.equal(stage.takeTroubles().filter((one) => !one.includes('409')).length, 0)
  })

  it('are published on a day, with a place for the matters in work, and come into force', async () => {
    await press(button('发布…'))
    const dialog = page.getByRole('dialog')
    await sees(dialog.getByText('发布定义'))
    await press(dialog.getByText('转到第', { exact: false }).first())
    await press(dialog.getByRole('combobox', { name: '办理中转到' }))
    await press(page.locator('.ant-select-dropdown:visible').getByTitle('正在办理'))
    await judged('publish')
    await press(dialog.getByRole('button', { name: '发布', exact: true }))
    await sees(page.getByText('待生效'))
    await judged('published')

    stage.county.setNow('2026-03-04T02:01:00.000Z')
    await definitionRound(stage.county.platform)()
    await page.reload()
    await sees(page.getByText('现行', { exact: true }))
    const moved = await stage.county.read('lt-county-investment', open.id)
    assert.equal(moved.stateTitle, '正在办理')
    assert.equal(stage.county.platform.places.at(lantian).number, 2)
    await until(async () => (await page.getByText('还没有草稿').count()) === 1, 'to see no draft')
  })
})

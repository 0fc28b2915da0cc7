// Many matters at once at the desk: chosen with mouse or keyboard, one form for all, what became of each, and paper.

import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { showNumber } from '../core/matter/number.ts'
import { desk, misses, noBrowser, press, sees, until } from './browser.ts'
import { form } from './desk-pages.ts'
import { judge } from './judge-page.ts'
import { openStage, type Stage } from './stage.ts'

describe('many matters at once', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => {
    stage = await openStage('batch')
  })
  afterEach(async () => {
    await stage?.closeWindows()
    assert.deepEqual(stage?.takeTroubles(), [])
  })
  after(() => stage?.stop())

  const boxOf = (page: Page, number: string): Locator =>
    page.getByRole('checkbox', { name: `选择 ${showNumber(number)}` })
  const bar = (page: Page): Locator => page.getByRole('region', { name: '批量办理' })
  const raise = async (count: number, text = '巷口的路灯不亮') => {
    const raised: { id: string; number: string }[] = []
    for (let turn = 1; turn <= count; turn++)
      raised.push(
        await stage.county.raise('conferring', { text: `${text}，第 ${turn} 盏`, phone: '13800000001' }),
      )
    return raised as [{ id: string; number: string }, ...{ id: string; number: string }[]]
  }
  const eventsOf = async (ids: string[]): Promise<number> =>
    (await stage.county.owner.query('select count(*) as n from matter_event where matter = any($1)', [ids]))
      .rows[0].n

  it('are sent out with one form, twice pressed is once done, and the refused one says why and where', async () => {
    const { county } = stage
    const all = await raise(4)
    const ids = all.map((one) => one.id)
    const page = await stage.openAs('lt-conference')
    // Deaf to the feed, so that the list does not learn what happens meanwhile.
    await page.route('**/api/feed', (route) => route.abort())
    await page.goto('/desk/?view=all&open=yes')
    await sees(boxOf(page, all[0].number))
    assert.equal(await bar(page).getByRole('button').count(), 0)
    await page.getByRole('checkbox', { name: '选择本页全部' }).check()
    await sees(bar(page).getByText('已选 4 件'))
    await sees(bar(page).getByRole('button', { name: '批量会商派单' }))
    for (const title of ['批量办结', '批量评单', '批量撤回', '批量并案'])
      assert.equal(await bar(page).getByRole('button', { name: title }).count(), 0, title)
    const judged = await judge(page, (width) => stage.shoot(page, `chosen-${width}`))
    assert.deepEqual(judged, [])

    await county.act('lt-conference', all[1]?.id ?? '', 'note', { words: '同事刚刚记了一笔' })
    const before = await eventsOf(ids)
    await press(bar(page).getByRole('button', { name: '批量会商派单' }))
    const send = form(page).getByRole('button', { name: '批量会商派单 4 件' })
    await press(send)
    await sees(form(page).getByText('还有几处没有填好'))
    const box = form(page).getByRole('combobox', { name: '主办单位' })
    await box.click()
    await box.fill('县投控集团')
    await box.press('Enter')
    await form(page).getByLabel('会商意见与交办要求').fill('请一并办理。')
    await stage.shoot(page, 'form')
    await send.dblclick()
    await sees(form(page).getByText('3 件已记录“会商派单”，1 件没有办成'))
    await sees(form(page).getByText('这件诉求刚刚有了新的变化'))
    await stage.shoot(page, 'outcomes')
    assert.equal(await eventsOf(ids), before + 3)
    await press(form(page).getByRole('link', { name: showNumber(all[1]?.number ?? '') }))
    await sees(page.locator('.matter-number', { hasText: showNumber(all[1]?.number ?? '') }))
    for (const trouble of stage.takeTroubles()) assert.match(trouble, /ERR_FAILED \/api\/feed$/)
  })

  it('are chosen with the keyboard alone, and given up with another filter', async () => {
    const [one, two] = await raise(2, '河边的护栏松了')
    const page = await stage.openAs('lt-conference')
    await page.goto('/desk/?view=all&open=yes&find=护栏')
    await sees(boxOf(page, one.number))
    await page.getByRole('checkbox', { name: '选择本页全部' }).focus()
    await page.keyboard.press('Space')
    await sees(bar(page).getByText('已选 2 件'))
    await page.keyboard.press('Space')
    await misses(bar(page).getByText('已选'))
    await boxOf(page, two?.number ?? '').focus()
    await page.keyboard.press('Space')
    await sees(bar(page).getByText('已选 1 件'))
    assert.ok(
      await page
        .getByRole('checkbox', { name: '选择本页全部' })
        .evaluate((it) => (it as unknown as { indeterminate: boolean }).indeterminate),
    )
    await press(bar(page).getByRole('button', { name: '批量备注' }))
    await form(page).getByLabel('内部备注').fill('已与村上联系')
    await page.keyboard.press('Tab')
    await form(page).getByRole('button', { name: '批量备注 1 件' }).focus()
    await page.keyboard.press('Enter')
    await sees(form(page).getByText('1 件都已记录“备注”'))
    await form(page).getByRole('button', { name: '知道了' }).click()
    await misses(form(page))
    await misses(bar(page).getByText('已选'))

    await boxOf(page, one.number).check()
    await sees(bar(page).getByText('已选 1 件'))
    await page.getByRole('combobox', { name: '时限' }).click()
    await page.getByTitle('已超时').click()
    await sees(page.getByText('没有符合这些条件的诉求'))
    await page.goBack()
    await sees(boxOf(page, one.number))
    await until(async () => !(await boxOf(page, one.number).isChecked()), 'for the choice to be given up')
    assert.equal(await bar(page).getByText('已选').count(), 0)
  })

  it('are printed as work orders, one a page of A4, without the telephone number', async () => {
    const [one, two] = await raise(2, '广场的座椅坏了，电话 13800000001')
    await stage.county.act('lt-conference', one.id, 'dispatch', { lead: 'county-investment' })
    const page = await stage.open(desk)
    const conference = await stage.openAs('lt-conference')
    await page.close()
    await conference.goto('/desk/?view=all&open=yes&find=座椅')
    await sees(boxOf(conference, one.number))
    await conference.getByRole('checkbox', { name: '选择本页全部' }).check()
    await press(bar(conference).getByRole('button', { name: '打印派单单据' }))
    await sees(conference.getByText('共 2 件，每件一页'))
    const paper = conference.getByRole('article', { name: showNumber(one.number) })
    for (const words of [
      '广场的座椅坏了，电话 ＊＊＊，第 1 盏',
      '县投控集团',
      '全件时限',
      '会商派单',
      '138****0001',
    ])
      await sees(paper.getByText(words))
    const faults = await judge(conference, (width) => stage.shoot(conference, `print-${width}`))
    assert.deepEqual(faults, [])
    assert.ok(!(await conference.locator('body').textContent())?.includes('13800000001'))
    const pdf = await conference.pdf({ preferCSSPageSize: true })
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 2, 'one page each')
    await conference.emulateMedia({ media: 'print' })
    await misses(conference.getByRole('button', { name: '打印' }))
    await stage.shoot(conference, 'on-paper')
    assert.ok(two)
  })
})

// What the caller and a neighbour read while it is done: moved promises, a clock that stands, photos apart, results,
// ratings; in everyday words.

import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { formatInstant } from '../core/calendar/instant.ts'
import { showNumber } from '../core/matter/number.ts'
import { lantian } from '../server/test-county.ts'
import { photographBoiler } from './boiler-photo.ts'
import { desk, misses, noBrowser, phone, press, sees } from './browser.ts'
import { form, heading, pressOffered } from './desk-pages.ts'
import { judge } from './judge-page.ts'
import { find } from './resident-pages.ts'
import { openStage, type Stage } from './stage.ts'

/** What a resident never has to learn. */
const officeWords = /会商|收单|派单|退单|评单|督办|承办|主件|席位|环节|挂起|超时/

describe('tracking', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => {
    stage = await openStage('track')
  })
  afterEach(async () => {
    await stage?.closeWindows()
    assert.deepEqual(stage?.takeTroubles(), [])
  })
  after(() => stage?.stop())

  const judged = async (page: Page, name: string) => {
    const faults = await judge(page, (width) => stage.shoot(page, `${name}-${width}`))
    assert.deepEqual(faults, [], name)
    const words = (await page.locator('#root, body').first().textContent()) ?? ''
    assert.doesNotMatch(words, officeWords)
  }
  async function upload(): Promise<string> {
    const body = new FormData()
    body.set('photo', new Blob([await photographBoiler()], { type: 'image/jpeg' }), 'a.jpg')
    const reply = await fetch(`${stage.address}/api/attachments`, { method: 'POST', body })
    return ((await reply.json()) as { id: string }).id
  }
  const again = (page: Page) => press(page.getByRole('button', { name: '刷新' }))
  const unit = 'lt-county-investment'

  it('says that the time stands still, that it runs again, and that the promise moved', async () => {
    const { county } = stage
    const receipt = await county.raise('handling', {
      text: '三号楼暖气不热',
      category: 'heating',
      place: '三号楼东头',
      answers: { since: '昨晚九点' },
      photos: [await upload()],
    })
    const first = (await county.track(receipt)).dueAt ?? ''
    const page = await stage.open(phone)
    await find(page, receipt)
    await sees(page.getByText('三号楼东头'))
    await sees(page.getByText('昨晚九点'))
    await sees(page.getByRole('list', { name: '您的照片' }).getByRole('img'))
    await judged(page, 'working')

    await county.act('lt-supervisor', receipt.id, 'pause', { days: 3, reason: '等配件到货' })
    await again(page)
    await sees(page.getByText('时间暂停计算'))
    await sees(page.locator('.timeline').getByText('等配件到货'))
    await judged(page, 'paused')
    await stage.moveTo('2026-03-05T02:00:00.000Z', lantian)
    await county.act('lt-supervisor', receipt.id, 'resume')
    await county.act(unit, receipt.id, 'ask-extension', { days: 2, reason: '配件还在路上' })
    await county.act('lt-supervisor', receipt.id, 'extend')
    await again(page)
    await sees(page.getByText(`原来答应 ${formatInstant(first)}前`))
    await sees(page.getByText('原因：配件还在路上'))
    await sees(page.getByText(/答应办结的时间由 .+ 改为 /))
    await judged(page, 'moved')

    await county.act(unit, receipt.id, 'ask', { question: '几楼不热？' })
    await again(page)
    await sees(page.getByText('在等您补充'))
    await judged(page, 'asked')
  })

  it('shows the work apart from the call, the rating given, and the same to a neighbour without the words', async () => {
    const { county } = stage
    const receipt = await county.raise('handling', {
      text: '暖气不热，电话 13800000001',
      photos: [await upload()],
    })
    const { body: own } = await county.call('POST', `/api/matters/${receipt.number}/followers`, { body: {} })
    await county.act(unit, receipt.id, 'finish', { result: '已更换循环泵', photos: [await upload()] })
    const page = await stage.open(phone)
    await find(page, receipt)
    await sees(page.getByRole('list', { name: '办理后照片' }).getByRole('img'))
    assert.equal(await page.getByRole('list', { name: '您的照片' }).getByRole('listitem').count(), 1)
    await county.actAsCaller(receipt, 'rate', { solved: true, stars: 4 })
    await again(page)
    await sees(page.getByRole('heading', { name: '您的评价' }))
    await sees(page.getByText('已经解决，4 星'))
    await sees(page.getByText('请点“要求重办”'))
    await judged(page, 'rated')

    const neighbour = await stage.open(phone)
    await find(neighbour, { number: receipt.number, secret: own.secret })
    await sees(neighbour.locator('.result').getByText('已更换循环泵'))
    await misses(neighbour.getByText('暖气不热'))
    assert.equal(await neighbour.getByRole('img').count(), 0)
    await judged(neighbour, 'neighbour')

    const officer = await stage.openAs('lt-intake')
    await officer.goto(`/desk/matters/${receipt.id}`)
    await sees(officer.getByText('1 位邻居关注'))
    // The call's photo once, the work's photo once.
    await sees(officer.getByAltText('诉求照片 1'))
    assert.equal(await officer.locator('.thumbnail').count(), 2)
    await stage.shoot(officer, 'desk')
  })

  it('of a merged matter leads to the result of the other and the way to say that it is not solved', async () => {
    const { county } = stage
    const leader = await county.raise('handling')
    const receipt = await county.submit({ text: '我们楼也不热' })
    await county.act('lt-intake', receipt.id, 'merge', { leader: leader.number })
    const page = await stage.open(phone)
    await find(page, receipt)
    await sees(page.getByText('两件合在一起办'))
    await judged(page, 'merged')
    const lead = await stage.openAs('lt-intake')
    await lead.goto(`/desk/matters/${leader.id}`)
    await sees(lead.locator('.entry-joined').getByText(showNumber(receipt.number)))
    await county.act(unit, leader.id, 'finish', { result: '已更换循环泵' })
    await county.act('lt-callback', leader.id, 'rate', { solved: true, stars: 5 })
    await again(page)
    await sees(page.locator('.result').getByText('已更换循环泵'))
    await press(page.getByRole('button', { name: '要求重办' }))
    await judged(page, 'merged-ended')
  })

  it('at the desk: a number beyond its limit is refused in words, and a form begins with what is known', async () => {
    const { county } = stage
    const receipt = await county.raise('handling', { category: 'lamp' })
    const page = await stage.openAs(unit)
    await page.goto(`/desk/matters/${receipt.id}`)
    await sees(heading(page, receipt.number))
    await pressOffered(page, '申请延期')
    const days = form(page).getByRole('spinbutton', { name: '延期几个工作日' })
    await days.fill('99')
    await form(page).getByLabel('原因').fill('等料')
    await form(page).getByRole('button', { name: '申请延期' }).click()
    await sees(form(page).getByText('不能大于 30').first())
    assert.equal(await days.inputValue(), '99')
    await stage.shoot(page, 'beyond')
    await form(page).getByRole('button', { name: '取消' }).click()
    await misses(form(page))
    await pressOffered(page, '更正信息')
    await sees(form(page).getByText('路灯照明'))
    await sees(form(page).getByRole('radio', { checked: true }))
    await stage.shoot(page, 'correct')
  })

  it('at the desk: the list keeps a category on one line', async () => {
    const page = await stage.openAs('lt-supervisor')
    await page.setViewportSize(desk.viewport ?? { width: 1440, height: 900 })
    await page.goto('/desk/?view=all')
    await sees(page.locator('.cell-category'))
    const heights = await page.locator('.cell-category').evaluateAll((cells) =>
      cells.map((cell) => {
        const range = cell.ownerDocument.createRange()
        range.selectNodeContents(cell)
        return range.getClientRects().length
      }),
    )
    assert.ok(
      heights.every((lines) => lines === 1),
      `${heights}`,
    )
  })
})

// Several units on one matter, as they meet it at their desks: a consultation that not all answer, a dispatch that
// follows from it, a part split off to a third unit, and an end that waits for all of them.

import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { showNumber } from '../core/matter/number.ts'
import { standardActions } from '../core/workflow/standard.ts'
import { lantian } from '../server/test-county.ts'
import { isGrouped } from '../web/desk/matter/action-groups.ts'
import { desk, misses, noBrowser, press, sees } from './browser.ts'
import {
  beginAction,
  form,
  heading,
  inQueue,
  offered,
  openFromQueue,
  pressOffered,
  sendAction,
  showAllOffers,
} from './desk-pages.ts'
import { judge } from './judge-page.ts'
import { openStage, type Stage } from './stage.ts'

const chair = 'lt-conference'
const housing = 'lt-housing-bureau'
const city = 'lt-urban-management'
const investment = 'lt-county-investment'
const supervisor = 'lt-supervisor'

const said = '翠苑小区门口路面塌了一块，旁边的路灯也不亮，晚上有老人摔倒。'
const partWords = '抢修小区门口两盏路灯及电缆，三日内恢复照明。'

it('every standard action that staff may do has its place behind “更多”', () => {
  const others = ['requester', 'clock', 'importer', 'main-matter']
  const staffed = Object.entries(standardActions).filter(([, one]) =>
    one.by.some((who) => !others.includes(who)),
  )
  assert.deepEqual(
    staffed.map(([name]) => name).filter((name) => !isGrouped(name)),
    [],
  )
})

describe('several units on one matter', { skip: noBrowser }, () => {
  let stage: Stage
  let id: string
  let number: string
  const windows = new Map<string, Page>()
  before(async () => {
    stage = await openStage('joint')
  })
  afterEach(() => assert.deepEqual(stage?.takeTroubles(), []))
  after(() => stage?.stop())

  /** Everybody's window stays open on what they were at. */
  const windowOf = async (login: string): Promise<Page> => {
    const page = windows.get(login) ?? (await stage.openAs(login, desk))
    windows.set(login, page)
    return page
  }
  /** The list and the whole matter of this person, for buttons and what they ask for. */
  const act = async (
    login: string,
    action: string,
    values: Record<string, unknown>,
    of = id,
  ): Promise<void> => {
    const page = await windowOf(login)
    const offer = (await stage.county.read(login, of)).actions.find((one) => one.action === action)
    assert.ok(offer, `${action} is not offered to ${login}`)
    await beginAction(page, offer, values)
    await sendAction(page, offer.title)
  }
  const joint = (page: Page): Locator => page.getByRole('region', { name: '联合办理' })
  const topic = (page: Page, name: string): Locator => joint(page).getByRole('region', { name })
  const judged = async (page: Page, name: string): Promise<void> => {
    const faults = await judge(page, (width) => stage.shoot(page, `${name}-${width}`))
    assert.deepEqual(faults, [], name)
  }

  it('the chair asks two units what they think', async () => {
    const receipt = await stage.county.raise('conferring', { text: said, category: 'road' })
    id = receipt.id
    number = receipt.number
    const page = await windowOf(chair)
    await openFromQueue(page, number)
    assert.equal(await joint(page).count(), 0, 'nothing is joint yet')
    assert.equal(await offered(page, '征求会商意见').isVisible(), false)
    await page.getByRole('button', { name: /^更多/ }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await sees(offered(page, '征求会商意见').and(page.locator(':focus')))
    await judged(page, 'more')
    await act(chair, 'ask-opinions', {
      question: '路面和路灯各由哪个单位负责？几天能修好？',
      orgs: ['住房和城乡建设局', '城市管理局'],
    })
    await sees(topic(page, '会商').getByText('还没有发表').nth(1))
    await sees(offered(page, '作出会商结论'))
    assert.ok(await offered(page, '作出会商结论').isDisabled(), 'concluded before they could speak')
    await sees(page.getByText(/城市管理局还没有发表会商意见/))
    await judged(page, 'asked')
  })

  it('a unit that was asked has it in its list, marked, with the question before it as it answers', async () => {
    const page = await windowOf(housing)
    await page.goto('/desk/')
    const row = page.getByRole('row', { name: showNumber(number) })
    await sees(row.getByText('会商', { exact: true }))
    await judged(page, 'consulted-queue')
    await press(inQueue(page, number))
    await sees(offered(page, '发表会商意见'))
    await pressOffered(page, '发表会商意见')
    await sees(form(page).getByText('几天能修好'))
    await judged(page, 'opinion-form')
    await form(page).getByRole('button', { name: '取消' }).click()
    await misses(form(page))
    await act(housing, 'give-opinion', {
      stance: 'support',
      words: '我局可以出人看护现场，路面不是我局管养。',
    })
    await sees(topic(page, '会商').getByText('我单位协办'))
    // Said once, it is no longer what waits for them.
    assert.equal(await page.locator('.acts-main').count(), 0)
    await page.goto('/desk/')
    await sees(page.getByText('眼下没有等您办理的诉求'))
    await page.goBack()
    await sees(heading(page, number))
  })

  it('after the limit the chair decides alone, and the record says so', async () => {
    await stage.moveTo('2026-03-09T02:00:00.000Z', lantian)
    const page = await windowOf(chair)
    await sees(topic(page, '会商').getByText('限期已到'))
    await sees(page.locator('.acts-others').getByRole('button', { name: '作出会商结论' }))
    await stage.shoot(page, 'overdue')
    await act(chair, 'conclude-consultation', {
      lead: '城市管理局',
      support: ['住房和城乡建设局'],
      words: '路面由城管局主办，住建局协办看护现场。',
    })
    await sees(topic(page, '会商').getByText('主持人裁量', { exact: true }))
    await sees(topic(page, '会商').getByText('没有发表意见', { exact: true }))
    await judged(page, 'concluded')
  })

  it('the dispatch begins with the conclusion', async () => {
    const page = await windowOf(chair)
    await pressOffered(page, '会商派单')
    await sees(form(page).getByTitle('城市管理局'))
    await sees(form(page).getByTitle('住房和城乡建设局'))
    await stage.shoot(page, 'dispatch-form')
    await sendAction(page, '会商派单')
    await sees(joint(page).locator('.assignment-lead', { hasText: '城市管理局' }).getByText('待接单'))
    await judged(page, 'dispatched')
  })

  it('the lead splits a part off to a third unit, and cannot finish before it', async () => {
    const page = await windowOf(city)
    await openFromQueue(page, number)
    await act(city, 'accept', {})
    await act(city, 'split-off', { words: partWords, lead: '县投控集团' })
    await sees(topic(page, '分办').getByText('还有 1 件没有办结'))
    await sees(page.getByRole('region', { name: '我可以办理' }).getByText('还有 1 件分办事项没有办结'))
    assert.ok(await offered(page, '办结').isDisabled())
    await judged(page, 'split')
  })

  it('the third unit has it as a matter of its own that says of what it is a part', async () => {
    const page = await windowOf(investment)
    const { parts } = await stage.county.read(city, id)
    const part = parts[0]
    assert.ok(part?.number)
    await openFromQueue(page, part.number)
    // Which one is not its to know: it may not read the whole.
    await sees(page.locator('.part-of', { hasText: '本件是一件诉求的分办单' }))
    assert.equal(await page.getByText(showNumber(number)).count(), 0)
    assert.equal(await page.getByText('联系电话').count(), 0, 'a part has no caller')
    assert.equal(await page.getByText('split').count(), 0)
    await judged(page, 'part')
    await act(investment, 'accept', {}, part.id)
    await act(investment, 'finish', { result: '两盏路灯及电缆已更换，当晚恢复照明。' }, part.id)
    const lead = await windowOf(city)
    await press(topic(lead, '分办').getByRole('link', { name: showNumber(part.number) }))
    await sees(heading(lead, part.number))
    await act(city, 'confirm', {}, part.id)
    await press(lead.locator('.part-of').getByRole('link'))
    await sees(topic(lead, '分办').getByText('都已结束'))
  })

  it('is finished when the supporting unit is done too, and everybody sees what the other has done', async () => {
    const support = await windowOf(housing)
    await sees(offered(support, '协办接单'))
    await judged(support, 'support')
    await act(housing, 'accept-part', {})
    await act(housing, 'finish-part', { result: '现场看护三天，已撤除围挡。' })
    const page = await windowOf(city)
    await sees(joint(page).getByText('现场看护三天，已撤除围挡。'))
    await act(city, 'finish', { result: '路面已重新铺设，路灯已恢复。' })
    await judged(page, 'finished')
    const { state, parts, assignments } = await stage.county.read(chair, id)
    assert.deepEqual(
      [state, parts.map((one) => one.state), assignments.map((one) => one.state)],
      ['callback', ['done'], ['done', 'done']],
    )
  })

  it('and when all goes wrong, one page says what waits for whom', async () => {
    const { county } = stage
    const { id: troubled, number: itsNumber } = await county.raise(
      'handling',
      { text: said, category: 'road' },
      ['housing-bureau'],
    )
    await county.act(investment, troubled, 'dispute', {
      reason: '道路管养在城管局的职责清单上，不在我集团。',
      suggests: 'urban-management',
    })
    await county.act(investment, troubled, 'forward-outside', {
      body: '省公路局直属段',
      number: 'GL-2026-0117',
      days: 3,
      words: '请确认这一段路的管养权属。',
    })
    await county.act(investment, troubled, 'ask-extension', { days: 5, reason: '等待权属确认。' })
    await county.act(investment, troubled, 'ask-pause', { days: 10, reason: '雨季不能铺沥青。' })
    await county.act(supervisor, troubled, 'supervise', { words: '请说明为什么两周没有进展。' })
    for (const reason of ['接单以后没有到过现场。', '督办以后仍然没有到现场。'])
      await county.act(supervisor, troubled, 'card', { color: 'red', reason })
    const page = await windowOf(supervisor)
    await openFromQueue(page, itsNumber)
    for (const title of ['裁定派单异议', '同意延期', '不同意延期', '挂起', '不同意挂起'])
      assert.ok(await offered(page, title).isVisible(), `“${title}” is hidden`)
    for (const name of ['派单异议', '外部单位', '亮牌']) await sees(topic(page, name))
    await judged(page, 'troubled')
    await showAllOffers(page)
    await judged(page, 'troubled-more')
    await pressOffered(page, '裁定派单异议')
    await sees(form(page).getByText('道路管养在城管局的职责清单上'))
    await judged(page, 'review-form')
    await form(page).getByRole('button', { name: '取消' }).click()
    await misses(form(page))
    await page.goto('/desk/')
    await sees(page.getByRole('row', { name: showNumber(itsNumber) }).getByText('红牌', { exact: true }))
    await judged(page, 'troubled-queue')
  })

  it('and what three units sent back is for the one above to give out', async () => {
    const { county } = stage
    const { id: bounced, number: itsNumber } = await county.raise('conferring', {
      text: said,
      category: 'road',
    })
    for (const [login, lead] of [
      [investment, 'county-investment'],
      [housing, 'housing-bureau'],
      [city, 'urban-management'],
    ] as const) {
      await county.act(chair, bounced, 'dispatch', { lead })
      await county.act(login, bounced, 'refuse', { reason: '不属于本单位职责。' })
    }
    const page = await windowOf(supervisor)
    await page.goto('/desk/')
    await openFromQueue(page, itsNumber)
    await sees(topic(page, '提级处理').getByText('先后被县投控集团、住房和城乡建设局、城市管理局退回'))
    await judged(page, 'bounced')
    await act(supervisor, 'designate', { lead: '城市管理局', words: '按职责清单由城管局主办。' }, bounced)
    await sees(joint(page).locator('.assignment-lead', { hasText: '城市管理局' }))
    await sees(topic(page, '提级处理').getByText('已提级由'))
    assert.equal(await offered(page, '指定主办').isVisible(), false, 'done, it no longer comes first')
    await stage.shoot(page, 'designated')
  })
})

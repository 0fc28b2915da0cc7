// Every screen by itself, wide and narrow; and what may go wrong on the way: no mouse, no reply, somebody faster, a
// session that ended, no network.

import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { showNumber } from '../core/matter/number.ts'
import { lantian } from '../server/test-county.ts'
import { photographBoiler } from './boiler-photo.ts'
import { desk, misses, noBrowser, phone, press, sees, until } from './browser.ts'
import { form, heading, offered, openFromQueue, pressOffered, sendAction, signIn } from './desk-pages.ts'
import { judge } from './judge-page.ts'
import { find, onward, place, report, tell } from './resident-pages.ts'
import { openStage, type Stage } from './stage.ts'

const text = '小区锅炉昨晚坏了，整个小区暖气不热，老人孩子冻得受不了。'
const call = { county: '蓝田县', text, category: '供暖', area: '610122107', place: '794 小区锅炉房' }

describe('the screens', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => {
    stage = await openStage('pages')
  })
  afterEach(async () => {
    await stage?.closeWindows()
    assert.deepEqual(stage?.takeTroubles(), [])
  })
  after(() => stage?.stop())

  /** Fails with everything that is wrong. */
  const judged = async (page: Page, name: string) => {
    const faults = await judge(page, (width) => stage.shoot(page, `${name}-${width}`))
    assert.deepEqual(faults, [], name)
  }
  const matters = async (): Promise<{ number: string; text: string }[]> =>
    (await stage.county.owner.query('select number, text from matter order by raised_at')).rows

  it('of a call that belongs to a court names the proper channel, and lets it go on', async () => {
    const page = await stage.open(phone)
    await page.goto('/')
    await press(page.getByRole('button', { name: call.county }))
    await press(page.getByRole('link', { name: '我要反映' }))
    await page.getByLabel('什么事，什么时候开始的').fill('法院的判决下来一年了还没有执行，请帮我催。')
    await sees(page.getByText('请找人民法院诉讼服务中心'))
    await sees(page.getByRole('link', { name: '12368' }))
    await judged(page, 'report-channel')
    await page.getByLabel('什么事，什么时候开始的').fill('楼道灯不亮')
    await misses(page.getByText('请找人民法院诉讼服务中心'))
  })

  it('of a report are sound from the first to the receipt, with faults and without', async () => {
    const page = await stage.open(desk)
    await page.goto('/')
    await sees(page.getByRole('heading', { name: '您的事在哪个地方？' }))
    await judged(page, 'places')
    await press(page.getByRole('button', { name: call.county }))
    await sees(page.getByRole('link', { name: '我要反映' }))
    await judged(page, 'home')
    await press(page.getByRole('button', { name: '大字' }))
    await judged(page, 'home-large')
    await press(page.getByRole('button', { name: '标准字' }))

    await press(page.getByRole('link', { name: '我要反映' }))
    await press(onward(page))
    await sees(page.getByRole('alert').getByText('请写下是什么事'))
    await judged(page, 'report-fault')
    await tell(page, { ...call, photo: await photographBoiler() })
    await judged(page, 'report-tell')
    await press(onward(page))
    await place(page, call)
    await judged(page, 'report-place')
    await press(onward(page))
    await page.getByRole('textbox', { name: '电话' }).fill('1380000')
    await press(onward(page))
    await sees(page.getByRole('alert').getByText('少了或多了几位'))
    await judged(page, 'report-contact-fault')
    await page.getByRole('textbox', { name: '电话' }).fill('13800000001')
    await page.getByLabel('同意把这件事的摘要').check()
    await press(onward(page))
    await sees(page.getByRole('heading', { name: '核对一下' }))
    await judged(page, 'report-check')
    await press(page.getByRole('button', { name: '提交' }))
    await sees(page.getByRole('heading', { name: '收到了' }))
    await judged(page, 'receipt')

    await page.goto('/report')
    await tell(page, { ...call, text: `${text}请快一点。` })
    await press(onward(page))
    await place(page, call)
    await press(onward(page))
    await sees(page.getByRole('heading', { name: '附近有人反映了同样的事' }))
    await press(page.getByRole('button', { name: '关注这一件' }))
    await judged(page, 'report-alike')
    await page.goto('/nowhere')
    await sees(page.getByRole('heading', { name: '没有这个页面' }))
    await judged(page, 'missing')
  })

  it('of tracking are sound: the way in, the matter, the rating form', async () => {
    const receipt = await stage.county.raise('callback', { text, area: call.area })
    const page = await stage.open(desk)
    await page.goto(`/track/${receipt.number.slice(0, -1)}`)
    await press(page.getByRole('button', { name: '查询' }))
    await sees(page.getByRole('alert'))
    await judged(page, 'find-fault')
    await find(page, receipt)
    await sees(page.getByRole('button', { name: '确定评价' }))
    await page.getByRole('radio', { name: '否' }).check()
    await press(page.getByRole('button', { name: '确定评价' }))
    await sees(page.getByText('请填“满意程度”').first())
    await judged(page, 'track-rating')
  })

  it('of the desk are sound: sign-in, an empty and a full queue, a matter, a form', async () => {
    const { county } = stage
    const page = await stage.open(desk)
    await page.goto('/desk/')
    await signIn(page, 'lt-supervisor', 'wrong')
    await sees(page.getByRole('alert').getByText('账号或密码'))
    assert.match(stage.takeTroubles().join(), /^[^,]*401[^,]*\/api\/session$/)
    await judged(page, 'sign-in-fault')
    await signIn(page, 'lt-supervisor', county.password)
    await sees(page.getByText('眼下没有等您办理的诉求'))
    await judged(page, 'queue-empty')

    for (const turn of [1, 2, 3])
      await county.submit({ text: `三号楼第 ${turn} 盏路灯不亮`, area: '610122101' })
    const { id, number } = await county.raise('handling', { text, area: call.area }, [
      'street-office-610122107',
    ])
    await stage.moveTo('2026-03-06T02:00:00.000Z', lantian)
    await page.goto('/desk/?view=all&open=yes&clock=late')
    await sees(page.getByRole('link', { name: showNumber(number) }))
    await judged(page, 'queue-late')
    await page.goto('/desk/?view=all&find=没有这样的话')
    await sees(page.getByText('没有符合这些条件的诉求'))
    await judged(page, 'queue-nothing')
    await page.goto(`/desk/matters/${id}`)
    await sees(heading(page, number))
    await judged(page, 'matter')
    await pressOffered(page, '改派')
    await press(form(page).getByRole('button', { name: '改派' }))
    await sees(form(page).getByText('还有几处没有填好'))
    await judged(page, 'form-fault')
    await page.goto('/desk/matters/01a1fb6e-c8b0-7001-9561-758b9ec913f5')
    await sees(page.getByText('没有读到内容'))
    assert.match(stage.takeTroubles().join(), /^[^,]*404[^,]*$/)
    await judged(page, 'matter-missing')
  })

  it('let a report be made with the keyboard alone', async () => {
    const page = await stage.open(phone)
    const before = await matters()
    await page.goto('/')
    await reach(page, page.getByRole('button', { name: call.county }))
    await page.keyboard.press('Enter')
    await reach(page, page.getByRole('link', { name: '我要反映' }))
    await page.keyboard.press('Enter')
    await reach(page, page.getByLabel('什么事'))
    await page.keyboard.insertText('路口的路灯不亮，晚上看不清。')
    await sees(page.getByRole('radio', { name: '路灯', checked: true }))
    await reach(page, onward(page))
    await page.keyboard.press('Enter')
    await sees(page.getByRole('heading', { name: '在哪里' }))
    await reach(page, page.getByLabel('镇、街道'))
    await page.keyboard.press('ArrowDown')
    await sees(page.getByLabel('村、社区'))
    await reach(page, page.getByLabel('具体地点'))
    await page.keyboard.insertText('学校门口')
    await page.keyboard.press('Enter')
    await sees(page.getByRole('heading', { name: '怎么联系您' }))
    await reach(page, page.getByLabel('同意把这件事的摘要'))
    await page.keyboard.press('Space')
    await reach(page, onward(page))
    await page.keyboard.press('Enter')
    await sees(page.getByRole('heading', { name: '核对一下' }))
    await reach(page, page.getByRole('button', { name: '提交' }))
    await page.keyboard.press('Enter')
    await sees(page.getByRole('heading', { name: '收到了' }))
    assert.equal((await matters()).length, before.length + 1)
  })

  it('make one matter of a report whose answer was lost and that is sent again', async () => {
    const page = await stage.open(phone)
    const said = '翠苑小区二号楼的电梯停了三天，老人下不了楼。'
    let answer: { number: string } | undefined
    await page.route('**/api/matters', async (route) => {
      answer = await (await route.fetch()).json()
      await route.abort('connectionreset')
    })
    await assert.rejects(
      report(page, { ...call, text: said, category: '物业服务' }, async (what) => {
        if (what !== 'report-check') return
        await press(page.getByRole('button', { name: '提交' }))
        await sees(page.getByRole('alert').getByText('不会重复登记'))
        await stage.shoot(page, 'answer-lost')
        throw new Error('no answer')
      }),
      /no answer/,
    )
    assert.match(stage.takeTroubles().join(), /^[^,]*ERR_CONNECTION_RESET \/api\/matters$/)
    await page.unroute('**/api/matters')
    await press(page.getByRole('button', { name: '提交' }))
    await sees(page.getByRole('heading', { name: '收到了' }))
    const kept = (await matters()).filter((one) => one.text === said)
    assert.deepEqual(
      kept.map((one) => one.number),
      [answer?.number],
    )
    await sees(page.getByText(showNumber(answer?.number ?? '')))
  })

  it('show what has changed when somebody was faster, and keep what was typed', async () => {
    const { county } = stage
    const { id, number } = await county.submit({ text: '巷口的井盖破了', area: '610122101' })
    const page = await stage.openAs('lt-intake')
    // Deaf to the feed, so that only the refusal can tell.
    await page.route('**/api/feed', (route) => route.abort())
    await openFromQueue(page, number)
    await press(offered(page, '收单'))
    const words = form(page).getByLabel('办理意见')
    await words.fill('已电话核实，情况属实。')
    await county.act('lt-intake', id, 'note', { words: '另一位同事的备注' })
    await form(page).getByRole('button', { name: '收单' }).click()
    await sees(form(page).getByText('您填写期间，这件诉求有了新的变化'))
    await sees(form(page).getByText('收单员：备注'))
    await stage.shoot(page, 'stale')
    assert.equal(await words.inputValue(), '已电话核实，情况属实。')
    await press(form(page).getByRole('button', { name: '我看过了，继续办理' }))
    await sendAction(page, '收单')
    const { state, timeline } = await county.read('lt-intake', id)
    assert.equal(state, 'collected')
    assert.deepEqual(timeline.at(-1)?.lines, [{ label: '办理意见', text: '已电话核实，情况属实。' }])
    for (const trouble of stage.takeTroubles())
      assert.match(trouble, /ERR_FAILED \/api\/feed$|409 .*collect$/)
  })

  it('ask to sign in again when the session has ended, and keep what was typed', async () => {
    const { county } = stage
    const { number } = await county.raise('collected', { area: '610122101' })
    const page = await stage.openAs('lt-conference')
    await page.goto('/desk/?view=all&open=yes')
    await openFromQueue(page, number)
    await press(offered(page, '发起会商'))
    await form(page).getByLabel('办理意见').fill('请住建、城管到会。')
    await county.owner.query(
      "delete from session where person = (select id from person where login = 'lt-conference')",
    )
    await form(page).getByRole('button', { name: '发起会商' }).click()
    await sees(page.getByRole('heading', { name: '办理席位登录' }))
    await misses(form(page))
    await signIn(page, 'lt-conference', county.password)
    await sees(heading(page, number))
    await press(offered(page, '发起会商'))
    await until(
      async () => (await form(page).getByLabel('办理意见').inputValue()) === '请住建、城管到会。',
      'for the words typed before',
    )
    await sendAction(page, '发起会商')
    for (const trouble of stage.takeTroubles()) assert.match(trouble, /status of 401/)
  })

  it('say so when there is no network, and go on when it is back', async () => {
    for (const [path, words, again] of [
      ['/', '没能打开', '再试一次'],
      ['/desk/', '没有读到内容', '重试'],
    ] as const) {
      const page = await stage.open(phone)
      await page.route('**/api/**', (route) => route.abort('internetdisconnected'))
      await page.goto(path)
      await sees(page.getByText(words))
      await sees(page.getByText('暂时连不上服务器，请检查网络后重试。'))
      await judged(page, path === '/' ? 'no-network' : 'no-network-desk')
      await page.unroute('**/api/**')
      await press(page.getByRole('button', { name: again }))
      await misses(page.getByText(words))
    }
    for (const trouble of stage.takeTroubles()) assert.match(trouble, /ERR_INTERNET_DISCONNECTED/)
  })
})

/** Tab by Tab; each stop on the way must show where it is. */
async function reach(page: Page, target: Locator): Promise<void> {
  await sees(target)
  for (let stops = 0; stops < 60; stops++) {
    if (await target.evaluate((it) => it.matches(':focus'))) {
      assert.ok(await page.evaluate<boolean>(showsFocus), `the focus on ${target} cannot be seen`)
      return
    }
    await page.keyboard.press('Tab')
  }
  assert.fail(`${target} cannot be reached with the keyboard`)
}

const showsFocus = `[document.activeElement, document.activeElement.nextElementSibling].some(
  (it) => it && (getComputedStyle(it).outlineStyle !== 'none' || getComputedStyle(it).boxShadow !== 'none'))`

// Plays a scenario of a playbook through the screens: everybody in it has a window of their own, the leader's stays
// open on the matter and is never loaded again, and after each step it must show what the scenario expects. Nothing
// here knows a county: who is who, what is asked and what follows is the scenario's and the playbook's.

import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { formatInstant, fromMs } from '../core/calendar/instant.ts'
import type { Offer } from '../core/matter/act-contract.ts'
import type { MatterDetail } from '../core/matter/detail-contract.ts'
import { showNumber } from '../core/matter/number.ts'
import type { Expectation, Scenario, Step } from '../core/matter/scenario.ts'
import { misses, phone, sees } from './browser.ts'
import {
  beginAction,
  heading,
  inQueue,
  offered,
  openBySearch,
  openFromQueue,
  sendAction,
  showAllOffers,
} from './desk-pages.ts'
import { actAsCaller, report, type Tracked } from './resident-pages.ts'
import type { Stage } from './stage.ts'

export type Story = ReturnType<typeof openStory>

type Person = { role: string; org: string | null; area: string }

/** Beijing time as scenarios write it. */
export const readTime = (text: string): string => fromMs(Date.parse(`${text.replace(' ', 'T')}:00.000+08:00`))

export function openStory(stage: Stage, scenario: Scenario) {
  const { county } = stage
  const { district } = scenario
  const { playbook, workflowFor } = county.platform.places.at(district)
  const workflow = workflowFor('request')
  assert.equal(workflow.id, scenario.workflow)
  const windows = new Map<string, Page>()
  let tracked: Tracked
  let id: string
  let caller: Page
  let onlooker: Page
  let loads = 0
  let next = 0
  let isBroken = false

  /** After a chapter that failed, the next ones fail at once, instead of waiting for what cannot come. */
  async function whole<Result>(chapter: () => Promise<Result>): Promise<Result> {
    assert.ok(!isBroken, 'an earlier chapter failed')
    try {
      return await chapter()
    } catch (error) {
      isBroken = true
      for (const [login, page] of windows) await stage.shoot(page, `failed-${login}`)
      throw error
    }
  }

  async function loginOf({ role, org, area }: Person): Promise<string> {
    const { rows } = await county.owner.query(
      `
select login
from post
join person
  on person.id = post.person
where post.district = $1
  and role = $2
  and org is not distinct from $3
  and area = $4`,
      [district, role, org, area],
    )
    assert.ok(rows[0], `no demo person is ${role} of ${org ?? area}`)
    return rows[0].login
  }

  async function windowOf(name: string): Promise<Page> {
    const person = scenario.cast[name] ?? { role: name, org: null, area: district }
    const login = await loginOf(person)
    const known = windows.get(login)
    if (known) return known
    const page = await stage.openAs(login)
    windows.set(login, page)
    return page
  }

  /** The caller files it on the telephone; whoever has it first sees it come in. */
  async function begin(photo: Buffer): Promise<void> {
    const { begins } = scenario
    await stage.moveTo(readTime(begins.at), district)
    const category = playbook.categories[begins.category]
    const first = scenario.steps.find((step) => step.by)?.by ?? ''
    const receiver = await windowOf(first)
    await receiver.goto('/desk/')
    await sees(receiver.getByText('眼下没有等您办理的诉求'))
    await sees(receiver.getByText('已连接'))
    caller = await stage.open(phone)
    tracked = await report(
      caller,
      {
        county: playbook.name,
        text: begins.text,
        category: category?.title ?? '',
        area: begins.area,
        place: '794 小区锅炉房',
        answers: (category?.questions ?? []).map((field) => [
          field,
          field.kind === 'choice' ? field.options.at(-1)?.value : '昨晚九点',
        ]),
        phone: '13800000001',
        photo,
      },
      (what) => stage.shoot(caller, what),
    )
    const { rows } = await county.owner.query('select id from matter where number = $1', [tracked.number])
    id = rows[0].id
    await sees(inQueue(receiver, tracked.number))
    await stage.shoot(receiver, 'first-queue')
    await caller.getByRole('link', { name: '看办理进度' }).click()
    await sees(caller.getByText(begins.text))

    onlooker = await windowOf('leader')
    onlooker.on('load', () => loads++)
    await onlooker.goto('/desk/')
    await openBySearch(onlooker, tracked.number)
    assert.ok((await sizeOf(onlooker.getByAltText('诉求照片 1'))) > 0, 'the photo is shown')
    await sees(onlooker.getByText('138****0001'))
  }

  /** Plays the steps up to and including those of this time. */
  async function playUntil(at: string): Promise<void> {
    for (let step = scenario.steps[next]; step && step.at <= at; step = scenario.steps[++next]) {
      await stage.moveTo(readTime(step.at), district)
      if (step.action) await act(step, step.action)
      await stage.send()
      await catchUp()
      await assertShown(step.expect ?? {}, `${step.at} ${step.action ?? ''}`)
      if (!step.refused) await stage.shoot(onlooker, `${step.at.slice(5, 10)}-${step.action ?? 'time'}`)
    }
  }

  async function act(step: Step, action: string): Promise<void> {
    const title = workflow.actions[action]?.title ?? action
    const values = namedValues(step)
    if (!step.by || step.by === 'requester') return actOnTelephone(action, values)
    const page = await windowOf(step.by)
    if (step.refused) {
      await openBySearch(page, tracked.number)
      await showsVersion(page)
      // What is not theirs has no button; what is theirs and not yet possible says why.
      await showAllOffers(page)
      const button = offered(page, title)
      if (step.refused === 'action.guarded') assert.ok(await button.isDisabled(), `“${title}” can be pressed`)
      else assert.equal(await button.count(), 0, `“${title}” is offered to ${step.by}`)
      return
    }
    await openFromQueue(page, tracked.number)
    await showsVersion(page)
    await beginAction(page, await offerTo(step.by, action), values)
    await stage.shoot(page, `${action}-form`)
    await sendAction(page, title)
  }

  /** By the name the page gives it, which is not the office's. */
  async function actOnTelephone(action: string, values: Record<string, unknown>): Promise<void> {
    const { actions } = await county.track(tracked)
    const title = actions.find((one) => one.action === action)?.title ?? action
    await caller.getByRole('button', { name: '刷新' }).click()
    await sees(caller.getByRole('button', { name: `确定${title}` }))
    await stage.shoot(caller, `caller-before-${action}`)
    await actAsCaller(caller, title, workflow.actions[action]?.form ?? [], values)
    await stage.shoot(caller, `caller-after-${action}`)
  }

  async function offerTo(name: string, action: string): Promise<Offer> {
    const { actions } = await county.read(await loginOf(scenario.cast[name] as Person), id)
    const offer = actions.find((one) => one.action === action)
    assert.ok(offer, `${action} is not offered to ${name}`)
    return offer
  }

  /** Forms are filled in with names, not with ids. */
  function namedValues({ action, values = {} }: Step): Record<string, unknown> {
    const fields = workflow.actions[action ?? '']?.form ?? []
    const nameOf = (org: unknown) => scenario.orgs[String(org)] ?? String(org)
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const kind = fields.find((field) => field.name === name)?.kind
        if (kind === 'org') return [name, nameOf(value)]
        return [name, kind === 'orgs' ? (value as string[]).map(nameOf) : value]
      }),
    )
  }

  const read = (): Promise<MatterDetail> => county.read(leader(), id)
  const leader = (): string => [...windows].find(([, page]) => page === onlooker)?.[0] ?? ''

  /** The whole history is on the screen, so that what is not there now is not there. */
  async function showsVersion(page: Page): Promise<void> {
    const { version } = await read()
    await sees(page.locator('.entry').nth(version - 1))
  }

  const catchUp = () => showsVersion(onlooker)

  async function assertShown(expected: Expectation, when: string): Promise<void> {
    const head = onlooker.locator('.matter-head')
    const chip = (label: string) => head.locator('.clock', { hasText: label })
    const must = async (isSo: boolean | Promise<boolean>, what: string) =>
      assert.ok(await isSo, `${when}: ${what}`)
    const shows = (text: string) => head.getByText(text).first().isVisible()
    if (expected.state) {
      const title = workflow.states[expected.state]?.title ?? ''
      await must(head.getByText(title, { exact: true }).isVisible(), `in state ${title}`)
    }
    if (expected.holder && expected.holder !== '无') {
      const role = workflow.ways.roles[expected.holder]?.title
      const name = expected.holder === 'requester' ? '诉求人' : (role ?? scenario.orgs[expected.holder] ?? '')
      await must(head.getByText(/^现由/).filter({ hasText: name }).isVisible(), `held by ${name}`)
    }
    if (expected.stepDue) await must(isDue(chip('本环节'), expected.stepDue), `step due ${expected.stepDue}`)
    if (expected.wholeDue)
      await must(isDue(chip('全件'), expected.wholeDue), `whole due ${expected.wholeDue}`)
    if (expected.isLate !== undefined) {
      const isLate = await head.locator('.clock-late', { hasText: '本环节' }).isVisible()
      await must(isLate === expected.isLate, expected.isLate ? 'the step is late' : 'the step is on time')
    }
    if (expected.escalatedTo) await assertEscalated(expected.escalatedTo, when)
    if (expected.redone) await must(shows(`重办 ${expected.redone} 次`), 'redone')
    if (expected.solved !== undefined) {
      const words = expected.solved ? '已解决' : '没有解决'
      const card = onlooker.getByRole('region', { name: '群众评价' })
      await must(card.getByText(words, { exact: true }).isVisible(), words)
    }
    if (expected.isEnded) await must(onlooker.getByText('本件已结束。').isVisible(), 'ended')
  }

  /** Above the late desk it lies in the list of what waits for them; the page says to whom it went. */
  async function assertEscalated(roles: string[], when: string): Promise<void> {
    const mark = onlooker.locator('.matter-head').getByText('已升级', { exact: true })
    assert.equal(await mark.isVisible(), roles.length > 0, `${when}: marked as escalated`)
    for (const role of roles) {
      const title = workflow.ways.roles[role]?.title ?? role
      await sees(onlooker.locator('.entry-outcome', { hasText: new RegExp(`^升级至.*${title}$`) }))
      const page = await windowOf(role)
      if (page.url() === 'about:blank') await page.goto('/desk/')
      const row = page.getByRole('row', { name: showNumber(tracked.number) })
      await sees(row.getByText('已升级', { exact: true }))
      await stage.shoot(page, `escalated-to-${role}`)
    }
  }

  /** In the leader's window, from the matter back to the list. */
  async function readRates(): Promise<Record<string, string>> {
    await onlooker.getByRole('link', { name: '返回清单' }).click()
    await misses(heading(onlooker, tracked.number))
    await sees(onlooker.locator('.rate-parts', { hasText: '1/1' }))
    await stage.shoot(onlooker, 'rates')
    const titles = await onlooker.locator('.rate-title').allTextContents()
    const values = await onlooker.locator('.rate-value').allTextContents()
    return Object.fromEntries(titles.map((title, at) => [title, values[at] ?? '']))
  }

  return {
    begin: (photo: Buffer) => whole(() => begin(photo)),
    playUntil: (at: string) => whole(() => playUntil(at)),
    playToEnd: () => whole(() => playUntil('9999')),
    read: () => whole(read),
    windowOf,
    caller: () => caller,
    tracked: () => tracked,
    rates: () => whole(readRates),
    /** How often the leader's page was loaded, in all this time. */
    loads: () => loads,
  }
}

const isDue = (chip: ReturnType<Page['locator']>, at: string): Promise<boolean> =>
  chip.and(chip.page().locator(`[title="截止 ${formatInstant(readTime(at))}"]`)).isVisible()

async function sizeOf(image: ReturnType<Page['locator']>): Promise<number> {
  await sees(image)
  return image.evaluate(async (it) => {
    await it.decode()
    return it.naturalWidth
  })
}

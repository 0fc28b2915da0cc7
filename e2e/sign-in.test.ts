// Signing in as people do it: the first day with a slip of paper, the authenticator, the passkey, single sign-on; and
// the account page.

import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, afterEach, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { createApp } from '../server/app.ts'
import { codeOf } from '../server/browser.fixture.ts'
import { addPerson } from '../server/person/add-person.ts'
import { linkPerson } from '../server/person/keep-people.ts'
import { clientId, clientSecret, startProvider } from '../server/person/provider.fixture.ts'
import { returnPath } from '../server/person/sso.ts'
import { lantian } from '../server/test-county.ts'
import { desk, misses, noBrowser, press, sees, until } from './browser.ts'
import { signIn } from './desk-pages.ts'
import { judge } from './judge-page.ts'
import { openStage, type Stage } from './stage.ts'

const own = '雨后山路上的一把旧伞'

describe('signing in', { skip: noBrowser }, () => {
  let stage: Stage
  /** The same server by a name: passkeys belong to names, not to numbers. */
  let address: string
  before(async () => {
    stage = await openStage('sign-in')
    address = stage.address.replace('127.0.0.1', 'localhost')
  })
  afterEach(async () => {
    await stage?.closeWindows()
    // “Nobody is signed in” and what is typed wrong on purpose are answers; the provider’s own pages are not ours.
    const troubles = stage
      ?.takeTroubles()
      .filter((one) => !/status of (401|403|422)|fonts\.googleapis\.com|favicon/.test(one))
    assert.deepEqual(troubles, [])
  })
  after(() => stage?.stop())

  const judged = async (page: Page, name: string) => {
    const faults = await judge(page, (width) => stage.shoot(page, `${name}-${width}`))
    assert.deepEqual(faults, [], name)
  }
  const hire = (login: string, role = 'intake') => {
    const person = { district: lantian, login, name: '周小宁', role, area: lantian, org: null }
    return addPerson(stage.county.platform, person)
  }
  const isIn = (page: Page) => sees(page.getByText('已连接'))
  const signOut = async (page: Page) => {
    await page.locator('.who').click()
    await press(page.getByRole('button', { name: '退出登录' }))
    await sees(page.getByRole('heading', { name: '办理席位登录' }))
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  async function withKey(page: Page) {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return {
      /** The finger is another one now. */
      refuse: () => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
    }
  }

  it('for the first time leads from the slip of paper to one’s own password and authenticator', async () => {
    const slip = await hire('zhou.ning', 'administrator')
    const page = await stage.open(desk)
    await page.goto(`${address}/desk/`)
    await sees(page.getByText('演示环境：账号和密码是公开的'))
    await judged(page, 'first')
    await signIn(page, 'zhou.ning', slip)
    await sees(page.getByRole('heading', { name: '设置新密码' }))
    await page.getByLabel('新密码').fill('password2024')
    await press(button(page, '保存并继续'))
    await sees(page.getByRole('alert').getByText('太常见'))
    await judged(page, 'new-password-fault')
    // Half-way in is not in, whatever the address says.
    await page.goto(`${address}/desk/definitions`)
    await sees(page.getByRole('heading', { name: '设置新密码' }))
    await page.getByLabel('新密码').fill(own)
    await press(button(page, '保存并继续'))
    await sees(page.getByRole('heading', { name: '添加两步验证' }))
    await judged(page, 'enrol')

    await press(button(page, '用手机验证器'))
    await sees(page.locator('.qr svg'))
    await judged(page, 'enrol-qr')
    const secret = ((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', '')
    await page.getByLabel('6 位数字').fill('000000')
    await press(button(page, '确认添加'))
    await sees(page.getByRole('alert').getByText('验证码不正确'))
    await page.getByLabel('6 位数字').fill(codeOf(secret))
    await press(button(page, '确认添加'))
    await sees(page.getByText('请保存这 10 个恢复码'))
    await judged(page, 'recovery-codes')
    const [code = ''] = await page.locator('.recovery-codes li').allInnerTexts()
    await press(button(page, '已保存，继续'))
    await isIn(page)
    await sees(page.getByRole('link', { name: '做法管理' }))

    await signOut(page)
    await signIn(page, 'zhou.ning', own)
    await sees(page.getByRole('heading', { name: '两步验证' }))
    await judged(page, 'second-factor')
    await press(button(page, '手机不在身边，用恢复码'))
    await page.getByLabel('恢复码').fill(code.toLowerCase())
    await press(button(page, '验证'))
    await isIn(page)
  })

  it('with a passkey needs no password; what it signed counts once, and only after the finger', async () => {
    const page = await stage.open(desk)
    const key = await withKey(page)
    const slip = await hire('zhou.key')
    await page.goto(`${address}/desk/`)
    await signIn(page, 'zhou.key', slip)
    await page.getByLabel('新密码').fill(own)
    await press(button(page, '保存并继续'))
    await isIn(page)
    await page.locator('.who').click()
    await press(page.getByRole('link', { name: '账号与安全' }))
    await sees(page.getByRole('heading', { name: '账号与安全' }))
    await judged(page, 'account')
    await press(page.getByRole('button', { name: '用通行密钥（' }))
    await sees(page.getByText('请保存这 10 个恢复码'))
    await press(button(page, '已保存，继续'))
    await sees(page.getByText('还没有用过'))

    await signOut(page)
    const sent = page.waitForRequest((request) => request.url().endsWith('/api/session/passkey'))
    await press(button(page, '用通行密钥'))
    await isIn(page)
    const body = (await sent).postDataJSON()
    const again = await stage.county.call('POST', '/api/session/passkey', {
      body,
      headers: { host: new URL(address).host },
    })
    assert.deepEqual([again.status, again.body.code], [403, 'passkey.unknown'])

    // As second factor after the password.
    await signOut(page)
    await signIn(page, 'zhou.key', own)
    await press(button(page, '用通行密钥验证'))
    await isIn(page)

    // Ten minutes later what must not be done by chance asks again.
    await stage.county.owner.query(`update session set proved_at = proved_at - interval '11 minutes'`)
    await page.goto(`${address}/desk/account`)
    const drop = page.getByRole('button', { name: /^删除通行密钥/ })
    await press(drop)
    await press(page.locator('.ant-popconfirm').getByRole('button', { name: /^删\s?除$/ }))
    await sees(page.getByText('请再次验证身份'))
    await judged(page, 'proof')
    await press(page.locator('.ant-modal-close'))
    await sees(page.getByText('没有再次验证身份'))
    await press(drop)
    await press(page.locator('.ant-popconfirm').getByRole('button', { name: /^删\s?除$/ }))
    await press(button(page, '用通行密钥验证'))
    await misses(drop)

    // A key that did not see its person is none.
    await press(page.getByRole('button', { name: '用通行密钥（' }))
    await press(button(page, '已保存，继续'))
    await signOut(page)
    await key.refuse()
    await press(button(page, '用通行密钥'))
    await sees(page.getByRole('alert').getByText('没有完成通行密钥验证'))
    await judged(page, 'passkey-refused')
  })

  it('at two places is seen at both, and one ends the other', async () => {
    const slip = await hire('zhou.two')
    const [one, two] = [await stage.open(desk), await stage.open(desk)]
    await one.goto('/desk/')
    await signIn(one, 'zhou.two', slip)
    await one.getByLabel('新密码').fill(own)
    await press(button(one, '保存并继续'))
    await isIn(one)
    await two.goto('/desk/')
    await signIn(two, 'zhou.two', own)
    await isIn(two)
    await one.goto('/desk/account')
    await sees(one.getByText('本次登录'))
    await until(async () => (await one.getByText('密码登录').count()) === 2, 'for two sessions')
    await judged(one, 'sessions')
    await press(button(one, '结束其他登录'))
    await until(async () => (await one.getByText('密码登录').count()) === 1, 'for one session')
    await two.goto('/desk/account')
    await sees(two.getByRole('heading', { name: '办理席位登录' }))

    await one.getByLabel('现在的密码').fill(own)
    await one.getByLabel('新密码').fill('zhou.two.1990')
    await press(button(one, '修改密码'))
    await sees(one.getByRole('alert').getByText('账号、姓名或地名'))
    await one.getByLabel('现在的密码').fill(own)
    await one.getByLabel('新密码').fill('晒谷场边第三棵柿子树')
    await press(button(one, '修改密码'))
    await sees(one.getByText('密码已修改'))
  })

  it('by single sign-on goes to the provider and comes back', async () => {
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const provider = await startProvider(origin + returnPath)
    const { platform } = stage.county
    const sso = {
      issuer: provider.issuer,
      clientId,
      clientSecret,
      loginClaim: undefined,
      title: '蓝田统一认证',
    }
    const served = { ...platform, signIn: { ...platform.signIn, origin, sso } }
    const app = await createApp(served, { limits: 'none' })
    try {
      await app.listen({ port, host: '127.0.0.1' })
      await hire('zhou.sso')
      await linkPerson(served, 'zhou.sso', 'sub-zhou')
      const page = await stage.open(desk)
      const enter = async (sub: string) => {
        await page.goto(`${origin}/desk/`)
        await press(button(page, '蓝田统一认证'))
        await page.waitForURL(`${provider.issuer}/**`)
        if (await page.locator('input[name=login]').isVisible()) {
          await page.locator('input[name=login]').fill(sub)
          await page.locator('input[name=password]').fill('any')
          await page.locator('button[type=submit]').click()
        }
        await page.locator('button[type=submit]').click()
      }
      await enter('sub-zhou')
      await isIn(page)
      assert.equal(page.url(), `${origin}/desk/`, 'the answer does not stay in the address')
      await page.context().clearCookies()
      await enter('sub-stranger')
      await sees(page.getByRole('alert').getByText('还没有对应本平台的账号'))
      await judged(page, 'sso-stranger')
    } finally {
      await app.close()
      await provider.stop()
    }
  })
})

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    }),
  )
}

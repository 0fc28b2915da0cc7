// minhu playbook diff, as a person calls it.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { playbookCommand } from './playbook-diff-command.ts'

async function run(context: TestContext, words: string[], json = false) {
  const say = (name: 'log' | 'error') => context.mock.method(console, name, () => undefined).mock
  const [out, err] = [say('log'), say('error')]
  const code = await playbookCommand({ words, options: { json } } as Parameters<typeof playbookCommand>[0])
  const text = (from: typeof out) => from.calls.map((one) => one.arguments.join(' ')).join('\n')
  return { code, out: text(out), err: text(err) }
}

test('two places are found by id, code and name, and told apart by topic', async (context) => {
  const { code, out } = await run(context, ['diff', '永寿县', '610425'])
  assert.equal(code, 0)
  assert.match(out, /^永寿县与礼泉县有 \d+ 处不同\n\n【名称】\n/)
  assert.match(out, /\n【用语】\n {2}用语“吹哨”的含义：永寿县为“由社区吹哨，部门报到”，礼泉县为/)
})

test('for other programs there is one JSON object', async (context) => {
  const { out } = await run(context, ['diff', 'yongshou', '610425-liquan'], true)
  const reply = JSON.parse(out)
  assert.deepEqual(reply.places, ['永寿县', '礼泉县'])
  assert.deepEqual(Object.keys(reply.differences[0]), ['topic', 'path', 'text'])
})

test('a place does not differ from itself', async (context) => {
  assert.equal((await run(context, ['diff', '乾县', 'qianxian'])).out, '乾县与乾县的做法没有不同。')
})

const wrong: [words: string[], told: RegExp][] = [
  [['diff', '乾县', '月球'], /^没有“月球”的做法.*610424-qianxian（乾县）/],
  [['diff', '乾县'], /应写作/],
  [['difference', '乾县', '永寿县'], /应写作/],
  [[], /应写作/],
]
for (const [words, told] of wrong)
  test(`“${words.join(' ')}” is refused with what to write`, async (context) => {
    const { code, out, err } = await run(context, words)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, told)
  })

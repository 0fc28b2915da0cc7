import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { lengthOf, slug, words } from './words.ts'

const reason = (text: unknown, max = 10, min = 1) => words(max, min).safeParse(text).error?.issues[0]?.message

describe('words', () => {
  const refused: [what: string, text: unknown, message: RegExp][] = [
    ['nothing', undefined, /请填写文字/],
    ['a number', 5, /请填写文字/],
    ['empty', '', /请填写内容/],
    ['blanks', ' \n\t　', /请填写内容/],
    ['too long', '长'.repeat(11), /最多 10 字/],
    ['far too long', 'x'.repeat(1_000_000), /最多 10 字/],
    ['a NUL', 'a\u0000b', /控制字符/],
    ['an escape', 'a\u001b[31m', /控制字符/],
    ['text that turns its order round', '退款\u202e元001', /控制字符/],
    ['text in an isolate', 'a\u2066b\u2069', /控制字符/],
    ['only what cannot be seen', '\u200b\u2060\u200d\ufeff', /请填写内容/],
    ['only a filler', '\u3164\ufe0f', /请填写内容/],
    ['half a surrogate pair', 'a\ud83d', /无法识别/],
  ]
  for (const [what, text, message] of refused) {
    test(`${what} is refused`, () => assert.match(reason(text) ?? '', message))
  }

  const accepted: [what: string, text: string, read: string][] = [
    ['blanks around are cut', '  冷 ', '冷'],
    ['lines end in one way', 'a\r\nb', 'a\nb'],
    ['tabs and lines stay', 'a\tb\nc', 'a\tb\nc'],
    ['an emoji counts once', '👍'.repeat(10), '👍'.repeat(10)],
    ['an emoji of three joined ones stays', '👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
    ['an emoji shaped by U+FE0F stays', '❤\ufe0f', '❤\ufe0f'],
    ['markup is only text', '<b>1</b>', '<b>1</b>'],
  ]
  for (const [what, text, read] of accepted) test(what, () => assert.equal(words(10).parse(text), read))

  test('what may be empty may still not be unseen', () => {
    assert.equal(reason('', 10, 0), undefined)
    assert.match(reason('\u200b', 10, 0) ?? '', /请填写内容/)
  })
  test('a least length can be asked for', () => assert.match(reason('短', 10, 2) ?? '', /至少 2 字/))
  test('length counts code points', () => assert.equal(lengthOf('呼👍a'), 3))
})

test('a slug is small letters, digits and dashes', () => {
  for (const good of ['a', '5-steps', 'x'.repeat(60)]) assert.ok(slug.safeParse(good).success, good)
  for (const bad of ['', '-a', 'A', 'a_b', '呼', 'x'.repeat(61), 'a b', '__proto__'])
    assert.ok(!slug.safeParse(bad).success, bad)
})

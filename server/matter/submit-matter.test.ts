// A call from the outside: what it is refused for, and that what is taken in is kept to the letter.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { boxOf } from '../../core/area/shape.ts'
import { listOutlinedGrids } from '../area/queries.ts'
import { type County, daozhen, lantian, newKey, testCounty } from '../test-county.ts'

let county: County
before(async () => {
  county = await testCounty()
})
after(() => county?.stop())

const base = { district: lantian, text: '楼道灯不亮。' }
const submit = (body: unknown) => county.call('POST', '/api/matters', { body })
const countMatters = async () => (await county.owner.query('select count(*) as n from matter')).rows[0].n

async function middleOfAGrid() {
  const [grid] = await listOutlinedGrids(county.platform.db, lantian)
  const [west, south, east, north] = boxOf(grid?.shape ?? [])
  return { code: grid?.code ?? '', point: { lng: (west + east) / 2, lat: (south + north) / 2 } }
}

describe('a call is refused', () => {
  const grid = '610122001001001'
  const cases: [what: string, body: Record<string, unknown>, status: number, code: string, words?: RegExp][] =
    [
      ['without words', { text: undefined }, 400, 'input.invalid', /text：请填写文字/],
      ['with empty words', { text: '' }, 400, 'input.invalid', /text：请填写内容/],
      ['with nothing but blanks', { text: ' \n\t　' }, 400, 'input.invalid', /text：请填写内容/],
      ['with 10,001 characters', { text: '字'.repeat(10_001) }, 400, 'input.invalid', /最多 10000 字/],
      ['with 100 KB of emoji', { text: '😀'.repeat(25_600) }, 400, 'input.invalid', /最多 10000 字/],
      ['with words that are a number', { text: 5 }, 400, 'input.invalid', /text/],
      ['with a NUL in its words', { text: '楼\u0000道' }, 400, 'input.invalid', /控制字符/],
      ['with a NUL in its title', { title: '\u0000' }, 400, 'input.invalid', /title.*控制字符/],
      ['with a NUL in its place', { place: '东\u0000' }, 400, 'input.invalid', /place.*控制字符/],
      ['with a NUL in its name', { name: '李\u0000' }, 400, 'input.invalid', /name.*控制字符/],
      ['with half an emoji', { text: '灯\ud83d不亮' }, 400, 'input.invalid', /无法识别的字符/],
      ['with an unknown item', { colour: 'red' }, 400, 'input.invalid', /不认识的项目 colour/],
      ['for no district', { district: undefined }, 400, 'input.invalid', /district/],
      ['for a district that is not served', { district: '110101' }, 404, 'district.unknown', /110101/],
      ['for a code that is none', { area: '610122000' }, 400, 'input.invalid', /area：不是区划代码/],
      ['for an area nobody knows', { area: '610122999' }, 400, 'area.unknown', /610122999.*蓝田县/],
      ['for the province', { area: '61' }, 400, 'area.unknown'],
      ['for a grid of another county', { area: '520325100001001' }, 400, 'area.unknown'],
      ['for a grid that is not there', { area: `${grid.slice(0, 12)}999` }, 400, 'area.unknown'],
      ['at swapped degrees', { point: { lng: 34.15, lat: 109.31 } }, 400, 'input.invalid', /写反/],
      ['at a place outside China', { point: { lng: 0, lat: 0 } }, 400, 'input.invalid', /不在中国范围内/],
      ['at half a place', { point: { lng: 109 } }, 400, 'input.invalid', /point/],
      ['of a category nobody knows', { category: 'dragons' }, 400, 'input.invalid', /没有这个类别/],
      ['of a category every object has', { category: 'constructor' }, 400, 'input.invalid', /没有这个类别/],
      ['with a telephone number that is none', { phone: '12345' }, 400, 'input.invalid', /手机号/],
      ['with ten photos', { photos: Array(10).fill(newKey()) }, 400, 'input.invalid', /最多 9 张/],
      ['with a photo nobody sent', { photos: [newKey()] }, 400, 'attachment.unknown'],
      ['with a photo that is no id', { photos: ['../../etc/passwd'] }, 400, 'input.invalid', /photos/],
      ['with an answer nobody asked for', { category: 'heating', answers: { a: 1 } }, 400, 'input.invalid'],
      [
        'with a choice that is not offered',
        { category: 'heating', answers: { extent: 'town' } },
        400,
        'input.invalid',
        /从列表中选择/,
      ],
      [
        'with an answer too long',
        { category: 'lamp', answers: { pole: '1'.repeat(41) } },
        400,
        'input.invalid',
        /最多 40 字/,
      ],
      [
        'with a NUL in an answer',
        { category: 'lamp', answers: { pole: '\u0000' } },
        400,
        'input.invalid',
        /控制字符/,
      ],
      ['that is a list', [] as never, 400, 'input.invalid'],
    ]
  for (const [what, body, status, code, words] of cases) {
    it(what, async () => {
      const before = await countMatters()
      const reply = await submit(Array.isArray(body) ? body : { ...base, ...body })
      assert.deepEqual([reply.status, reply.body.code], [status, code], reply.text)
      if (words) assert.match(reply.body.title, words)
      assert.equal(await countMatters(), before, 'nothing is kept of it')
    })
  }

  it('names every faulty input by its path', async () => {
    const reply = await submit({ ...base, text: '', phone: '1', category: 'lamp', area: 'x' })
    const paths = reply.body.details.map((one: { path: string }) => one.path)
    assert.deepEqual(paths.sort(), ['area', 'phone', 'text'])
    const answers = await submit({ ...base, category: 'heating', answers: { extent: 'town' } })
    assert.deepEqual(answers.body.details[0].path, 'answers.extent')
  })

  for (const [what, payload, code] of [
    ['is no JSON', '{"district":', 'input.not-json'],
    ['is empty', '', 'input.not-json'],
    [
      'would change the prototype of objects',
      '{"__proto__":{"a":1},"district":"610122","text":"a"}',
      'input.invalid',
    ],
  ] as const) {
    it(`when its body ${what}`, async () => {
      const reply = await county.call('POST', '/api/matters', { payload })
      assert.deepEqual([reply.status, reply.body.code], [400, code])
    })
  }

  for (const type of ['application/xml', 'text/plain', 'application/x-www-form-urlencoded']) {
    it(`as ${type}`, async () => {
      const headers = { 'content-type': type }
      const reply = await county.call('POST', '/api/matters', { payload: JSON.stringify(base), headers })
      assert.deepEqual([reply.status, reply.body.code], [415, 'input.media-type'])
    })
  }

  it('when it is larger than 1 MB', async () => {
    const reply = await submit({ ...base, text: 'x'.repeat(1024 * 1024 + 1) })
    assert.deepEqual([reply.status, reply.body.code], [413, 'input.too-large'])
  })

  it('when it is nested so deeply that reading it would exhaust the stack', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    for (const key of [undefined, newKey()]) {
      const payload = `{"district":"610122","text":"灯","category":"lamp","answers":{"pole":${deep}}}`
      const reply = await county.call('POST', '/api/matters', { payload, key })
      assert.deepEqual([reply.status, reply.body.code], [400, 'input.invalid'])
    }
  })

  it('from a page of another site', async () => {
    const headers = { origin: 'https://elsewhere.example' }
    const reply = await county.call('POST', '/api/matters', { body: base, headers })
    assert.deepEqual([reply.status, reply.body.code], [403, 'session.origin'])
  })
})

describe('a call is taken in', () => {
  it('anonymously, with a number that finds typing errors and a secret that is stored nowhere', async () => {
    const receipt = await county.submit()
    assert.match(receipt.number, /^LT\d{10}$/)
    assert.match(receipt.secret, /^[a-z2-9]{10}$/)
    assert.equal(receipt.categoryTitle, '供暖')
    const detail = await county.read('lt-intake', receipt.id)
    assert.equal(detail.phone, null)
    const dump = await county.owner.query(
      `select string_agg(m::text, '') || (select string_agg(e::text, '') from matter_event e) as all from matter m`,
    )
    assert.ok(!dump.rows[0].all.includes(receipt.secret))
  })

  it('with a telephone number that the desk sees masked and no history or log holds', async () => {
    const receipt = await county.submit({ phone: '13800010001', name: '演示甲' })
    const reply = await county.call('GET', `/api/matters/${receipt.id}`, { as: 'lt-intake' })
    assert.equal(reply.body.phone, '138****0001')
    assert.ok(!reply.text.includes('13800010001'))
    assert.ok(!reply.text.includes('演示甲'))
    const { rows } = await county.owner.query(
      'select e::text as text from matter_event e where matter = $1',
      [receipt.id],
    )
    assert.ok(!rows.some(({ text }) => text.includes('13800010001') || text.includes('演示甲')))
  })

  it('with 10,000 characters of four bytes each', async () => {
    const text = '😀'.repeat(10_000)
    const receipt = await county.submit({ text })
    assert.equal((await county.read('lt-intake', receipt.id)).text, text)
  })

  for (const text of [`。${'字'.repeat(38)}😀😀`, '😀'.repeat(60), '！', '…\n第二行']) {
    it(`with words that begin ${JSON.stringify([...text].slice(0, 3).join(''))} and gets a title of them`, async () => {
      const receipt = await county.submit({ text })
      const { title } = await county.read('lt-intake', receipt.id)
      assert.ok(title.length > 0 && [...title].length <= 40 && title.isWellFormed(), title)
    })
  }

  for (const words of [
    `<script>alert(1)</script><img src=x onerror="alert(2)">`,
    `'; drop table matter; -- "\\\\ $1 %s \${7*7} {{7*7}}`,
    `\u200f右到左\u200b零宽 ﷽ 𠮷野家 e\u0301`,
  ]) {
    it(`with ${words.slice(0, 12)} in every field, and gives exactly that back`, async () => {
      const receipt = await county.submit({
        title: words,
        text: words,
        place: words,
        name: words.slice(0, 40),
        category: 'lamp',
        answers: { pole: words.slice(0, 40).trim() },
      })
      const detail = await county.read('lt-intake', receipt.id)
      assert.deepEqual([detail.title, detail.text, detail.place], [words, words, words])
      assert.equal(detail.answers[0]?.text, words.slice(0, 40).trim())
      const tracked = await county.track(receipt)
      assert.deepEqual([tracked.title, tracked.text], [words, words])
      const found = await county.call('GET', `/api/matters?view=all&find=${encodeURIComponent(words)}`, {
        as: 'lt-intake',
      })
      assert.equal(found.body.total, 1)
    })
  }

  it('at a grid', async () => {
    const { code } = await middleOfAGrid()
    const receipt = await county.submit({ area: code })
    assert.equal(receipt.area, code)
    assert.equal((await county.read('lt-intake', receipt.id)).area, code)
  })

  it('at a point, whose grid is found', async () => {
    const { code, point } = await middleOfAGrid()
    const receipt = await county.submit({ point, place: '锅炉房东侧' })
    assert.equal(receipt.area, code)
    const detail = await county.read('lt-intake', receipt.id)
    assert.deepEqual([detail.point, detail.place], [point, '锅炉房东侧'])
  })

  it('at a grid, even where the point says otherwise: the caller knows better', async () => {
    const { point } = await middleOfAGrid()
    const receipt = await county.submit({ point, area: '610122001' })
    assert.equal(receipt.area, '610122001')
  })

  for (const [what, point] of [
    ['in the sea', { lng: 125, lat: 30 }],
    ['in another county', { lng: 107.61, lat: 28.86 }],
  ] as const) {
    it(`at a point ${what}, on the desk of the whole county`, async () => {
      const receipt = await county.submit({ point })
      assert.equal(receipt.area, lantian)
    })
  }

  it('described in words only, on the desk of the whole county', async () => {
    const receipt = await county.submit({ place: '老电影院对面' })
    assert.equal(receipt.area, lantian)
  })

  it('with answers to the questions of its category, shown in words', async () => {
    const receipt = await county.submit({
      category: 'heating',
      answers: { extent: 'compound', since: '上周' },
    })
    const { answers } = await county.read('lt-intake', receipt.id)
    assert.deepEqual(
      answers,
      [
        { label: '影响范围', text: '整个小区' },
        { label: '从什么时候开始不热', text: '上周' },
      ].sort(
        (a, b) =>
          answers.findIndex((x) => x.label === a.label) - answers.findIndex((x) => x.label === b.label),
      ),
    )
    assert.equal(answers.length, 2)
  })

  it('without a category, one of its words proposing it, or the general one', async () => {
    assert.equal((await county.submit({ text: '路灯坏了' })).category, 'lamp')
    assert.equal((await county.submit({ text: '无从归类' })).category, 'other')
  })

  it('in the other county under that one’s number and start', async () => {
    const receipt = await county.submit({ district: daozhen })
    assert.match(receipt.number, /^DZ\d{10}$/)
    assert.equal(receipt.state, 'reported')
  })

  it('from our own page', async () => {
    const headers = { origin: 'https://minhu.example', host: 'minhu.example' }
    const reply = await county.call('POST', '/api/matters', { body: base, headers })
    assert.equal(reply.status, 201)
  })
})

describe('a number', () => {
  it('that is already taken is drawn again, with one matter and one answer in the end', async () => {
    const { number } = await county.submit()
    await county.owner.query(`
create sequence draw;
grant usage on draw to minhu_app;
create function take_number() returns trigger language plpgsql as $$
begin
  if nextval('draw') = 1 then
    new.number := '${number}';
  end if;
  return new;
end $$;
create trigger take_number before insert on matter for each row execute function take_number()`)
    const before = await countMatters()
    const request = { body: base, key: newKey() }
    const first = await county.call('POST', '/api/matters', request)
    assert.equal(first.status, 201)
    assert.notEqual(first.body.number, number)
    assert.equal((await county.call('POST', '/api/matters', request)).text, first.text)
    assert.equal(await countMatters(), before + 1)
    await county.owner.query('drop trigger take_number on matter')
  })
})

// What the sources say of each place is kept as they say it: figures that agree with each other, and words that mean
// something else next door.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findNotAccepted } from '../core/playbook/not-accepted.ts'
import { describeRate, totalOf } from '../core/playbook/rates.ts'
import { lantian, places } from './county.fixture.ts'

const playbooks = new Map(places.map(({ playbook }) => [playbook.id.slice(7), playbook]))

function figure(place: string, title: string): number {
  const found = playbooks.get(place)?.staffing.find((one) => one.title === title)
  assert.ok(found, `${place} ${title}`)
  return found.count
}

describe('each place', () => {
  for (const [id, playbook] of playbooks)
    test(`${id} says its hierarchy, its figures and its own words, and where they were read`, () => {
      const { hierarchy, staffing, terms, levels } = playbook
      for (const part of [hierarchy, staffing, Object.keys(terms), Object.keys(levels)])
        assert.ok(part.length > 0)
      for (const one of staffing)
        assert.match(one.source, one.mark === 'S' ? /^00[0-4]:L\d+，F-[A-Z]{2}-\d\d$/ : /设计补全/, one.title)
    })
})

describe('one word, several meanings', () => {
  const words: [word: string, ...places: string[]][] = [
    ['135', 'huyi', 'lantian'],
    ['三亮', 'zhouzhi', 'daozhen'],
    ['四级联动', 'huyi', 'weiyang', 'daozhen'],
    ['三单', 'huyi', 'wuchuan'],
    ['红色地图', 'xianyang', 'qindu'],
    ['吹哨', 'yongshou', 'liquan'],
    ['12345', 'weiyang', 'qindu'],
  ]
  for (const [word, ...ids] of words)
    test(`${word} stays apart`, () => {
      const having = [...playbooks].filter(([, one]) => Object.hasOwn(one.terms, word)).map(([id]) => id)
      assert.deepEqual(having.sort(), ids.sort())
      assert.equal(new Set(ids.map((id) => playbooks.get(id)?.terms[word]?.meaning)).size, ids.length)
    })
})

describe('the figures agree with each other', () => {
  const rows: [place: string, grids: string, workers: string][] = [
    ['huyi', '网格', '专职网格员'],
    ['zhouzhi', '基础网格', '专职网格员'],
    ['yongshou', '网格', '专职网格员'],
    ['liquan', '社区网格', '专职网格员'],
    ['daozhen', '网格', '网格长'],
  ]
  for (const [place, grids, workers] of rows)
    test(`${place} has one of its own for each grid`, () =>
      assert.equal(figure(place, workers), figure(place, grids)))
  test('the sums are those of the sources', () => {
    assert.equal(figure('liquan', '进驻网格的政法干警和法律工作者'), 2 * figure('liquan', '社区网格'))
    assert.equal(figure('lantian', '小区“民呼我行”微信群'), figure('lantian', '小区党小组'))
    assert.equal(figure('lantian', '志愿服务队伍'), figure('lantian', '网格'))
    assert.equal(
      figure('yongshou', '育才路、药厂路社区工作者员额') + figure('yongshou', '其他五个社区工作者员额'),
      55,
    )
    assert.deepEqual([figure('qindu', '网格'), figure('qindu', '网格员')], [1138, 1219])
  })
  test('what may be passed down to a community of Weiyang are 109 items', () =>
    assert.equal(playbooks.get('weiyang')?.admission?.catalogue, 109))
})

test('no scenario makes a street or community lead what is a department’s duty', () => {
  for (const { playbook, scenarios } of places)
    for (const { title, begins, steps } of scenarios)
      for (const { values, refused } of steps) {
        const category = values?.category ?? begins.category
        const lead = typeof values?.lead === 'string' ? values.lead : ''
        const isPerArea = Object.keys(playbook.organisationsPerArea).some((kind) =>
          lead.startsWith(`${kind}-${playbook.place}`),
        )
        const isDuty = playbook.categories[String(category)]?.departmental
        assert.ok(refused || !isPerArea || !isDuty, `${playbook.name} ${title}: ${category} ${lead}`)
      }
})

describe('what is not accepted', () => {
  const rows: [text: string, kind: string | undefined][] = [
    ['法院的判决我不服', 'litigation'],
    ['劳动仲裁什么时候开庭', 'arbitration'],
    ['我要举报村干部贪污', 'discipline'],
    ['行政复议决定还没有收到', 'administrative-review'],
    ['我申请的政府信息公开没有答复', 'disclosure'],
    ['我的信访件还没有答复', 'petition'],
    ['楼道灯不亮', undefined],
    ['', undefined],
  ]
  for (const [text, kind] of rows)
    test(`“${text}” belongs to ${kind ?? 'nobody else'}`, () =>
      assert.equal(findNotAccepted(lantian.playbook.notAccepted, text), kind))
})

describe('a rate', () => {
  test('is said in words', () =>
    assert.equal(
      describeRate({
        title: '按时响应率',
        numerator: 'responded-in-time',
        denominator: 'dispatched',
        excludes: [],
      }),
      '按时响应率＝主办单位在期限内首次响应÷派给过主办单位',
    ))
  const rows: [given: [part: number, whole: number, weight: number | null][], total: number | null][] = [
    [
      [
        [9, 10, 30],
        [4, 5, 35],
        [1, 1, 35],
      ],
      90,
    ],
    [
      [
        [9, 10, null],
        [1, 2, null],
      ],
      null,
    ],
    [
      [
        [9, 10, 50],
        [0, 0, 50],
      ],
      null,
    ],
    [
      [
        [9, 10, 100],
        [0, 0, null],
      ],
      90,
    ],
    [[], null],
  ]
  for (const [given, total] of rows)
    test(`${JSON.stringify(given)} give ${total} together`, () =>
      assert.equal(totalOf(given.map(([part, whole, weight]) => ({ part, whole, weight }))), total))
})

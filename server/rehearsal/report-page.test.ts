import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countyOf, run } from './rehearsal.fixture.ts'
import { makeReport } from './report-page.ts'

const one = run(await countyOf('610122'), { callsPerDay: 60 })
const other = run(await countyOf('520325'), { callsPerDay: 60, seed: '<script>alert("1")</script>' })
const page = makeReport([one])

const chartOf = (html: string, id: string): string =>
  new RegExp(`<svg id="${id}"[\\s\\S]*?</svg>`).exec(html)?.[0] ?? assert.fail(`no chart ${id}`)
const barsOf = (html: string, id: string) =>
  [...chartOf(html, id).matchAll(/data-value="([\d.]+)"/g)].map(([, value]) => Number(value))
const linesOf = (html: string, id: string) =>
  [...chartOf(html, id).matchAll(/data-values="([\d ]+)"/g)].map(([, values = '']) =>
    values.split(' ').map(Number),
  )

test('the charts show the numbers of the JSON', () => {
  const desks = one.desks.slice(0, 15)
  assert.deepEqual(
    barsOf(page, 'r1-load'),
    desks.map((desk) => desk.load),
  )
  assert.deepEqual(
    barsOf(page, 'r1-queue'),
    desks.map((desk) => desk.queue.mean),
  )
  assert.deepEqual(linesOf(page, 'r1-days'), [
    one.days.map((day) => day.raised),
    one.days.map((day) => day.ended),
    one.days.map((day) => day.open),
  ])
  assert.deepEqual(linesOf(page, 'r1-hours'), [one.raisedAtHour])
  const late = one.states.filter((state) => state.late.of > 0).map((state) => state.late.percent)
  assert.deepEqual(barsOf(page, 'r1-late').toSorted(), late.toSorted().slice(0, 15))
})

test('a bar is as long as its value', () => {
  const chart = chartOf(page, 'r1-load')
  const bars = [...chart.matchAll(/data-value="([\d.]+)"[\s\S]*?class="bar" [^>]*width="([\d.]+)"/g)]
  assert.ok(bars.length > 5)
  const [, value, width] = bars[0] ?? []
  for (const [, each, long] of bars)
    assert.ok(Math.abs(Number(long) / Number(each) - Number(width) / Number(value)) < 0.01)
})

test('the tables beside the charts name every desk drawn, and the rates with their parts', () => {
  for (const desk of one.desks.slice(0, 15)) assert.ok(page.includes(`<th scope="row">${desk.title}</th>`))
  const { responded, solved, satisfied } = one.rates
  for (const { part, of } of [responded, solved, satisfied]) assert.ok(page.includes(`${part}/${of}`))
  for (const sentence of one.bottlenecks) assert.ok(page.includes(sentence))
})

test('the page stands alone: no script, nothing loaded, and every chart has words', () => {
  for (const html of [page, makeReport([one, other])]) {
    assert.doesNotMatch(html, /<script|<link|<img|<iframe|javascript:|https?:|@import|url\(|\son\w+=/i)
    const charts = html.match(/<svg /g) ?? []
    assert.equal(html.match(/role="img" aria-labelledby="/g)?.length, charts.length)
    assert.equal(html.match(/<title id="/g)?.length, charts.length)
    assert.equal(html.match(/<desc id="/g)?.length, charts.length)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    assert.equal(new Set(ids).size, ids.length)
  }
})

test('two stand side by side, drawn to one scale, with what differs in words', () => {
  const html = makeReport([one, other])
  assert.match(html, /两者的差别/)
  assert.ok(html.includes(`（${one.matters.ended} → ${other.matters.ended}）`))
  assert.ok(html.includes('种子“&lt;script&gt;'))
  const ends = ['r1-days', 'r2-days'].map((id) =>
    /text-anchor="end">(\d+)<\/text><line|text-anchor="end">(\d+)<\/text><text/.exec(chartOf(html, id)),
  )
  assert.ok(ends.every(Boolean))
  const grids = ['r1-days', 'r2-days'].map((id) =>
    [...chartOf(html, id).matchAll(/text-anchor="end">([\d.]+)</g)].map(([, text]) => text),
  )
  assert.deepEqual(grids[0], grids[1])
})

// The report as one HTML page: no script, no other file, readable on paper. Two rehearsals stand side by side.

import { compareOutcomes, type Difference } from '../../core/rehearsal/compare.ts'
import type { Outcome, Rate } from '../../core/rehearsal/outcome.ts'
import { drawBars, drawLines, escapeText } from './chart.ts'

/** How many desks and states are drawn and listed; all are in the JSON. */
const most = 15

export function makeReport(outcomes: [Outcome] | [Outcome, Outcome]): string {
  const [first, second] = outcomes
  const names = namesOf(outcomes)
  const scale = scaleOf(outcomes)
  const place = second && first.place.id === second.place.id ? `${first.place.name}，` : ''
  const title = `推演报告：${place}${names.join('与')}`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${escapeText(title)}</h1>
<p>用虚拟时间和推想的来件在真实的流程规则上走一遍。来件多少、办一步要多久、人怎么选，都是设计假定［D］，不是本地的统计；数字适合用来比较，不宜当作预测。</p></header>
<main>
${second ? differences(compareOutcomes(first, second, names as [string, string]), names) : ''}
<div class="${second ? 'two' : 'one'}">
${outcomes.map((one, at) => section(one, names[at] as string, `r${at + 1}`, scale)).join('\n')}
</div>
</main>
</body>
</html>
`
}

/** Ends of the scales: what stands side by side is drawn to one scale. */
type Scale = { days: number; hours: number; load: number; queue: number }

function scaleOf(outcomes: Outcome[]): Scale {
  const greatest = (pick: (it: Outcome) => number[]) => Math.max(0, ...outcomes.flatMap(pick))
  return {
    days: greatest((it) => it.days.flatMap((one) => [one.raised, one.ended, one.open])),
    hours: greatest((it) => it.raisedAtHour),
    load: Math.max(
      100,
      greatest((it) => it.desks.map((one) => one.demand)),
    ),
    queue: greatest((it) => it.desks.flatMap((one) => [one.queue.mean, one.queue.p95])),
  }
}

/** Two of one place differ in their staff. */
export function namesOf(outcomes: Outcome[]): string[] {
  const [first, second] = outcomes
  if (!first) return []
  if (!second || first.place.id !== second.place.id) return outcomes.map((one) => one.place.name)
  return outcomes.map(({ plan }) => `人手 ${plan.staffScale} 倍`)
}

function differences(rows: Difference[], names: string[]): string {
  return `<section><h2>两者的差别</h2>
<ul>${rows.map((row) => `<li>${escapeText(row.words)}</li>`).join('')}</ul>
${table(
  '对照表',
  ['指标', ...names],
  rows.map((row) => [
    row.what,
    ...[row.first, row.second].map((one) => (one === null ? '—' : `${one} ${row.unit}`)),
  ]),
)}</section>`
}

function section(it: Outcome, name: string, id: string, scale: Scale): string {
  const { plan, matters, rates, late, daysToEnd, counts } = it
  return `<section aria-labelledby="${id}-name"><h2 id="${id}-name">${escapeText(name)}</h2>
<p>${plan.from} 起 ${plan.days} 天，平均每天 ${plan.callsPerDay} 件，种子“${escapeText(plan.seed)}”，人手 ${plan.staffScale} 倍${plan.drain ? '，月底后办到全部办结（至多半年）' : ''}。</p>
<dl class="tiles">
${tile('来件', `${matters.raised} 件`, `走到终点 ${matters.ended} 件，在办 ${matters.open} 件`)}
${tile('响应及时率', share(rates.responded), parts(rates.responded))}
${tile('解决率', share(rates.solved), parts(rates.solved))}
${tile('满意率', share(rates.satisfied), parts(rates.satisfied))}
${tile('用时', `${daysToEnd.median ?? '—'} 天`, `中位数；九成在 ${daysToEnd.p90 ?? '—'} 天内`)}
${tile('全程超时', share(late.whole), parts(late.whole))}
</dl>
<h3>卡在哪里</h3>
${it.bottlenecks.length > 0 ? `<ol>${it.bottlenecks.map((one) => `<li>${escapeText(one)}</li>`).join('')}</ol>` : '<p>没有席位忙不过来，也没有环节大量超时。</p>'}
<h3>每天的来件、办结与在办</h3>
<figure>${drawLines(
    {
      id: `${id}-days`,
      title: `${name}每天的来件、办结与在办`,
      says: `期末在办 ${matters.open} 件。数字见下表。`,
    },
    [
      { label: '来件', values: it.days.map((one) => one.raised), style: 'solid' },
      { label: '办结', values: it.days.map((one) => one.ended), style: 'dashed' },
      { label: '在办', values: it.days.map((one) => one.open), style: 'dotted' },
    ],
    it.days.map((one) => one.on.slice(5)),
    scale.days,
  )}
${table(
  `${name}：每天的来件、办结与在办`,
  ['日期', '来件', '办结', '在办'],
  it.days.map((one) => [one.on, one.raised, one.ended, one.open]),
)}</figure>
${desksOf(it, name, id, scale)}
${statesOf(it, name, id)}
<h3>一天中的来件</h3>
<figure>${drawLines(
    { id: `${id}-hours`, title: `${name}一天中的来件`, says: '按小时，全月合计。数字见下表。' },
    [{ label: '来件', values: it.raisedAtHour, style: 'solid' }],
    it.raisedAtHour.map((_, hour) => `${hour} 时`),
    scale.hours,
  )}
${table(
  `${name}：一天中的来件`,
  ['时', '来件'],
  it.raisedAtHour.map((count, hour) => [`${hour} 时`, count]),
)}</figure>
<h3>其他</h3>
${table(
  `${name}：其他计数`,
  ['项目', '数'],
  [
    ['办理动作', counts.acts],
    ['预警', counts.warnings],
    ['升级', counts.escalations],
    ['重办（次 / 件）', `${counts.redone} / ${counts.mattersRedone}`],
    ['请群众补充', counts.asked],
    ['延期', counts.extended],
    ['环节超时', `${parts(late.steps)}，${share(late.steps)}`],
    ['条件不符、改做别的', counts.refused],
    ['无人可办、只等时限', counts.stranded + counts.givenUp],
  ],
)}
</section>`
}

function desksOf(it: Outcome, name: string, id: string, scale: Scale): string {
  const desks = it.desks.slice(0, most)
  return `<h3>席位：忙闲与排队（最忙的 ${desks.length} 个，共 ${it.desks.length} 个）</h3>
<figure>${drawBars(
    {
      id: `${id}-load`,
      title: `${name}各席位的忙闲`,
      says: '深色是已办的工作占人手的百分比，浅色是来的工作；竖线是 100 %。数字见下表。',
    },
    desks.map((one) => ({
      label: one.title,
      value: one.load,
      behind: one.demand,
      text: `${one.load} %（来 ${one.demand} %）`,
    })),
    scale.load,
    100,
  )}
${drawBars(
  {
    id: `${id}-queue`,
    title: `${name}各席位的排队`,
    says: '深色是平均排队件数，浅色是 95 % 的时候不超过的件数。数字见下表。',
  },
  desks.map((one) => ({
    label: one.title,
    value: one.queue.mean,
    behind: one.queue.p95,
    text: `${one.queue.mean} 件（95 %：${one.queue.p95}）`,
  })),
  scale.queue,
)}
${table(
  `${name}：席位`,
  [
    '席位',
    '人手',
    '到件',
    '忙闲 %',
    '来的工作 %',
    '平均排队',
    '95 % 排队',
    '最长',
    '期末',
    '等候中位（小时）',
    '超时',
    '需要人手',
  ],
  desks.map((one) => [
    one.title,
    one.staff,
    one.arrived,
    one.load,
    one.demand,
    one.queue.mean,
    one.queue.p95,
    one.queue.longest,
    one.queue.atEnd,
    one.waitHours.median,
    parts(one.late),
    one.needed,
  ]),
)}</figure>`
}

function statesOf(it: Outcome, name: string, id: string): string {
  const states = it.states
    .filter((one) => one.late.of > 0)
    .sort((a, b) => b.late.part - a.late.part)
    .slice(0, most)
  return `<h3>环节：超时（最多的 ${states.length} 个）</h3>
<figure>${drawBars(
    {
      id: `${id}-late`,
      title: `${name}各环节的超时率`,
      says: '超过时限的件次占有时限的件次的百分比。数字见下表。',
    },
    states.map((one) => ({
      label: `${one.title}·${one.workflow}`,
      value: one.late.percent ?? 0,
      text: `${one.late.percent} %`,
    })),
    100,
  )}
${table(
  `${name}：环节`,
  ['流程', '环节', '进入', '超时', '超时率'],
  states.map((one) => [one.workflow, one.title, one.entered, parts(one.late), share(one.late)]),
)}</figure>`
}

const share = ({ percent }: Rate): string => (percent === null ? '暂无' : `${percent} %`)
const parts = ({ part, of }: Rate): string => `${part}/${of}`

function tile(what: string, value: string, besides: string): string {
  return `<div><dt>${escapeText(what)}</dt><dd><strong>${escapeText(value)}</strong><br>${escapeText(besides)}</dd></div>`
}

function table(caption: string, heads: string[], rows: (string | number)[][]): string {
  const head = heads.map((one) => `<th scope="col">${escapeText(one)}</th>`).join('')
  const body = rows.map(([first, ...rest]) => {
    const cells = rest.map((one) => `<td>${escapeText(String(one))}</td>`).join('')
    return `<tr><th scope="row">${escapeText(String(first))}</th>${cells}</tr>`
  })
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeText(caption)}"><table><caption>${escapeText(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

const style = `
:root { color: #1b1b1b; background: #fff; font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
body { max-width: 1500px; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.6rem } h2 { border-bottom: 2px solid #8c1d18; padding-bottom: .2rem } h3 { margin: 1.4rem 0 .4rem }
.one { max-width: 860px } .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 560px), 1fr)); gap: 2rem }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: .6rem; margin: 0 }
.tiles div { border: 1px solid #c9c9c9; border-radius: 6px; padding: .4rem .7rem } dd { margin: 0 } dt { color: #4a4a4a } .tiles strong { font-size: 1.3rem }
figure { margin: 0 } svg { max-width: 100%; height: auto; font-size: 12px } svg text { fill: #1b1b1b }
.bar { fill: #1f5fa8 } .behind { fill: #b9d2ee } .mark { stroke: #8c1d18; stroke-width: 1.5; stroke-dasharray: 4 3 } .grid { stroke: #dcdcdc }
.line { fill: none; stroke-width: 2; stroke: #1f5fa8 } .line.dashed { stroke: #23693f; stroke-dasharray: 7 4 } .line.dotted { stroke: #8c1d18; stroke-dasharray: 2 3 }
.scroll { overflow-x: auto; max-height: 26rem } table { border-collapse: collapse; font-size: 13px } caption { text-align: left; color: #4a4a4a }
th, td { border: 1px solid #c9c9c9; padding: .15rem .5rem; text-align: right } th { background: #f3f3f3; font-weight: 600 } th[scope=row] { text-align: left; font-weight: 400 }
@media print { .scroll { overflow: visible; max-height: none } figure, .tiles, tr { break-inside: avoid } .two { display: block } body { padding: 0 } }
`

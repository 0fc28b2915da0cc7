import { Popover } from 'antd'
import { formatDay } from '../../../core/calendar/instant.ts'
import { useRates } from '../queries.ts'

/** The place's own rates, each with its formula, and the cards of its units. What nobody can compute yet is 暂无, never 0 %. */
export function RatesStrip() {
  const { data } = useRates()
  if (!data) return <div className="rates" aria-hidden="true" />
  const { formula, cards } = data
  const period = `${formatDay(data.from)}至${formatDay(data.to)}`
  const said = `${formula.title}第 ${formula.version} 版${formula.mark === 'D' ? '（设计默认）' : ''}`
  const sum = (color: 'yellow' | 'red') => cards.reduce((all, one) => all + one[color], 0)
  return (
    <ul className="rates" aria-label={`${period}的办理情况`}>
      {data.rates.map((rate) => (
        <li key={rate.id}>
          <Popover
            trigger={['hover', 'focus', 'click']}
            content={
              <div className="rate-formula">
                <p>{rate.words}</p>
                <p>
                  {said}
                  {rate.weight !== null && `，权重 ${rate.weight}`}
                </p>
                <p>{period}反映、您有权查看的诉求</p>
              </div>
            }
          >
            <button type="button" className="rate">
              <span className="rate-title">{rate.title}</span>
              <span className="rate-value">{rate.whole > 0 ? percent(rate.part / rate.whole) : '暂无'}</span>
              <span className="rate-parts">
                {rate.part}/{rate.whole}
              </span>
            </button>
          </Popover>
        </li>
      ))}
      {data.total !== null && (
        <li>
          <span className="rate">
            <span className="rate-title">加权总分</span>
            <span className="rate-value">{data.total}</span>
          </span>
        </li>
      )}
      <li>
        <Popover
          trigger={['hover', 'focus', 'click']}
          content={
            <div className="rate-formula">
              {cards.length === 0 && <p>没有单位被亮牌。</p>}
              {cards.map((one) => (
                <p key={one.desk}>
                  {one.desk}：黄牌 {one.yellow}，红牌 {one.red}
                </p>
              ))}
              <p>{period}反映、您有权查看的诉求</p>
            </div>
          }
        >
          <button type="button" className="rate">
            <span className="rate-title">黄牌、红牌</span>
            <span className="rate-value">
              {sum('yellow')}、{sum('red')}
            </span>
          </button>
        </Popover>
      </li>
    </ul>
  )
}

/** 97.4 %; 100 % only when it is. */
function percent(share: number): string {
  const tenths = share < 1 ? Math.min(999, Math.round(share * 1000)) : 1000
  return `${tenths / 10}%`
}

import { Popover } from 'antd'
import { formatDay } from '../../../core/calendar/instant.ts'
import { useRates } from '../queries.ts'

/** Four different numbers: ended is not solved is not satisfied. A rate nobody can compute yet is 暂无, never 0 %. */
export function RatesStrip() {
  const { data } = useRates()
  if (!data) return <div className="rates" aria-hidden="true" />
  const rates = [
    { title: '办结率', part: data.finished, whole: data.raised, words: '办结件数 ÷ 反映件数' },
    { title: '解决率', part: data.solved, whole: data.heard, words: '群众确认已解决 ÷ 已听取群众意见' },
    { title: '满意率', part: data.satisfied, whole: data.heard, words: '四星及以上 ÷ 已听取群众意见' },
    { title: '重办率', part: data.redone, whole: data.raised, words: '重办过的件数 ÷ 反映件数' },
  ]
  return (
    <ul className="rates" aria-label={`${formatDay(data.from)}至${formatDay(data.to)}的办理情况`}>
      {rates.map((rate) => (
        <li key={rate.title}>
          <Popover
            trigger={['hover', 'focus', 'click']}
            content={
              <div className="rate-formula">
                <p>
                  {rate.title} = {rate.words}
                </p>
                <p>
                  {formatDay(data.from)}至{formatDay(data.to)}
                </p>
                <p>{data.formula}</p>
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
    </ul>
  )
}

/** 97.4 %; 100 % only when it is. */
function percent(share: number): string {
  const tenths = share < 1 ? Math.min(999, Math.round(share * 1000)) : 1000
  return `${tenths / 10}%`
}

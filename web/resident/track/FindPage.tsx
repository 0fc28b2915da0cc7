import { useState } from 'react'
import { Link } from 'wouter'
import { showNumber } from '../../../core/matter/number.ts'
import { useTitle } from '../use-title.ts'
import { FindForm } from './FindForm.tsx'
import { closeTracked, listTracked } from './tracked.ts'

export function FindPage() {
  const heading = useTitle('查询进度')
  const [kept, setKept] = useState(listTracked)
  return (
    <section className="page narrow">
      <h1 ref={heading} tabIndex={-1}>
        查询进度
      </h1>
      {kept.length > 0 && (
        <section className="kept">
          <h2>这台设备记住的</h2>
          <ul>
            {kept.map(({ number }) => (
              <li key={number}>
                <Link href={`/track/${number}`} className="number">
                  {showNumber(number)}
                </Link>
                <button
                  type="button"
                  className="link"
                  aria-label={`不再记住 ${showNumber(number)}`}
                  onClick={() => {
                    closeTracked(number)
                    setKept(listTracked())
                  }}
                >
                  不再记住
                </button>
              </li>
            ))}
          </ul>
          <h2>查别的</h2>
        </section>
      )}
      <FindForm />
      <p className="quiet">编号或查询码找不到了？请拨打 12345，说明反映的时间和事情，工作人员帮您找。</p>
    </section>
  )
}

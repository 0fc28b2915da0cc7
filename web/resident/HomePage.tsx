import { Link } from 'wouter'
import { PlaceChoice } from './PlaceChoice.tsx'
import { type Place, usePlaces } from './place.tsx'
import { hasDraft } from './report/draft.ts'
import { useTitle } from './use-title.ts'

export function HomePage() {
  const { place, places } = usePlaces()
  if (!place) return <PlaceChoice />
  return <Welcome place={place} isOneOfMany={places.length > 1} />
}

function Welcome({ place, isOneOfMany }: { place: Place; isOneOfMany: boolean }) {
  const heading = useTitle(place.name)
  const { choose } = usePlaces()
  return (
    <>
      <section className="hero">
        <Waves />
        <div className="hero-words">
          <p className="hero-place">
            {place.name}
            {isOneOfMany && (
              <button type="button" className="link" onClick={() => choose(undefined)}>
                换个地方
              </button>
            )}
          </p>
          <h1 ref={heading} tabIndex={-1}>
            {place.brand}
          </h1>
          <p>身边的难事、急事、烦心事，在这里说一声。</p>
        </div>
      </section>
      <nav className="entrances" aria-label="办事入口">
        <Link href="/report" className="entrance first">
          <strong>我要反映</strong>
          <span>{hasDraft(place.district) ? '您有一份没写完的，接着写' : '说事情、选地点，大约三分钟'}</span>
        </Link>
        <Link href="/track" className="entrance">
          <strong>查询进度</strong>
          <span>凭编号和查询码，看办到哪一步</span>
        </Link>
      </nav>
      <section className="page notes">
        <p className="hotline">
          <span>
            不方便打字？拨打
            <a href="tel:12345" className="hotline-number">
              12345
            </a>
          </span>
          <span className="quiet">全天有人接听，说的事同样办理</span>
        </p>
        <h2>您的信息怎么用</h2>
        <ul className="plain-words">
          <li>可以不留姓名和电话；留了，只给办理这件事的人联系您用。</li>
          <li>照片里的拍摄地点等隐藏信息，收到后会先去掉。</li>
          <li>您说的内容不会公开。您同意时，才会把隐去号码的摘要给有同样问题的邻居看。</li>
        </ul>
      </section>
    </>
  )
}

/** A call going out: arcs from the lower corner. */
function Waves() {
  return (
    <svg className="waves" viewBox="0 0 400 240" preserveAspectRatio="xMaxYMax meet" aria-hidden="true">
      {[60, 110, 165, 225, 290].map((radius) => (
        <circle key={radius} cx="390" cy="235" r={radius} />
      ))}
    </svg>
  )
}

import { usePlaces } from './place.tsx'
import { useTitle } from './use-title.ts'

/** Shown where several districts are served and none is chosen yet. */
export function PlaceChoice() {
  const { places, choose } = usePlaces()
  const heading = useTitle('选择地方')
  return (
    <section className="page narrow">
      <h1 ref={heading} tabIndex={-1}>
        您的事在哪个地方？
      </h1>
      {places.length === 0 && <p role="status">这里还没有开通任何区县，请拨打 12345 反映。</p>}
      <ul className="choices">
        {places.map((place) => (
          <li key={place.district}>
            <button type="button" className="choice" onClick={() => choose(place.district)}>
              <strong>{place.name}</strong>
              <span className="quiet">{place.brand}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { useLoad } from '../../lib/use-load.ts'
import { Waiting } from '../Waiting.tsx'
import { AlikeCard } from './AlikeCard.tsx'
import { findAlike } from './find-alike.ts'
import { StepFrame } from './StepFrame.tsx'
import type { StepProps } from './step-props.ts'
import { goOn } from './steps.ts'

export function AlikeStep({ hold }: StepProps) {
  const loaded = useLoad('alike', () => findAlike(hold.draft))
  const list = loaded.state === 'ready' ? loaded.value : []
  return (
    <StepFrame
      step="alike"
      back="place"
      next={list.length > 0 ? '都不是，继续提交' : '继续'}
      onNext={() => goOn('alike', 'contact')}
    >
      <Waiting loaded={loaded} />
      {list.length > 0 && (
        <>
          <p>
            如果就是同一件事，关注它就好：办到哪一步、什么结果，您和先反映的人一起知道，也让办理的人知道不止一家着急。
          </p>
          <ul className="alikes">
            {list.map((alike) => (
              <AlikeCard key={alike.number} alike={alike} hold={hold} />
            ))}
          </ul>
        </>
      )}
      {loaded.state === 'ready' && list.length === 0 && <p>附近没有相似的诉求，请继续。</p>}
    </StepFrame>
  )
}

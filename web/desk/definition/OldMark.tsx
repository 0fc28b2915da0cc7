import { Mark } from '../Mark.tsx'

/** Says that an answer was given to an older text. */
export function OldMark({ isOld }: { isOld: boolean }) {
  return isOld ? <Mark tone="near">文本已改，请重新查看</Mark> : null
}

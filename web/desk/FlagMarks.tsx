import type { MatterRow } from '../../core/matter/contract.ts'
import { Mark, type Tone } from './Mark.tsx'

type Flag = MatterRow['flags'][number]

const words: Record<Flag, { text: string; tone: Tone }> = {
  ask: { text: '待补充', tone: 'near' },
  pause: { text: '挂起', tone: 'plain' },
  extension: { text: '申请延期', tone: 'near' },
  supervised: { text: '督办', tone: 'bad' },
  escalated: { text: '已升级', tone: 'bad' },
  provisional: { text: '节假日未公布', tone: 'plain' },
  follower: { text: '已并案', tone: 'plain' },
}

/** What runs beside the state. */
export function FlagMarks({ flags }: { flags: Flag[] }) {
  return flags.map((flag) => (
    <Mark key={flag} tone={words[flag].tone}>
      {words[flag].text}
    </Mark>
  ))
}

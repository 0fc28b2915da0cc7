import type { MatterRow } from '../../core/matter/list-contract.ts'
import { Mark, type Tone } from './Mark.tsx'

type Flag = MatterRow['flags'][number]

const words: Record<Flag, { text: string; tone: Tone }> = {
  ask: { text: '待补充', tone: 'near' },
  pause: { text: '挂起', tone: 'plain' },
  extension: { text: '申请延期', tone: 'near' },
  'pause-asked': { text: '申请挂起', tone: 'near' },
  supervised: { text: '督办', tone: 'bad' },
  yellow: { text: '黄牌', tone: 'yellow' },
  red: { text: '红牌', tone: 'red' },
  escalated: { text: '已升级', tone: 'bad' },
  bounced: { text: '已提级', tone: 'bad' },
  consult: { text: '会商', tone: 'near' },
  dispute: { text: '派单异议', tone: 'near' },
  outside: { text: '转外部单位', tone: 'plain' },
  parts: { text: '有分办', tone: 'plain' },
  part: { text: '分办单', tone: 'plain' },
  'handed-back': { text: '退回给您', tone: 'near' },
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

import { Button } from 'antd'
import { Link } from 'wouter'
import { formatDay, formatInstant } from '../../../core/calendar/instant.ts'
import type { PublishedDefinition } from '../../../core/definition/contract.ts'
import { Mark } from '../Mark.tsx'

type Standing = PublishedDefinition['standing']

const titles: Record<Standing, string> = {
  'in-force': '现行',
  planned: '待生效',
  past: '已过',
  replaced: '未生效即被取代',
  unusable: '不能使用',
}

const tones: Partial<Record<Standing, 'good' | 'near' | 'bad'>> = {
  'in-force': 'good',
  planned: 'near',
  unusable: 'bad',
}

type Props = { definition: PublishedDefinition; isBusy: boolean; onBegin: (from: number) => void }

export function DefinitionRow({ definition, isBusy, onBegin }: Props) {
  const { number, standing, from, effectiveOn, publishedAt, publishedBy, fault, moving } = definition
  const tone = tones[standing]
  return (
    <li>
      <span className="definition-line">
        <Link href={`/definitions/${number}`}>{nameOf(number)}</Link>
        <Mark {...(tone ? { tone } : {})}>{titles[standing]}</Mark>
        <Button size="small" disabled={isBusy} onClick={() => onBegin(number)}>
          以此新建草稿
        </Button>
      </span>
      <span className="hint">
        {number === 0 && '随程序安装，一个地方由此开始'}
        {number > 0 && publishedBy === null && '首次发布时存下的程序自带做法'}
        {effectiveOn && `${formatDay(effectiveOn)}生效`}
        {from && standing === 'planned' && `（${formatInstant(from)}起）`}
        {publishedAt && publishedBy && `，${publishedBy}于 ${formatInstant(publishedAt)} 发布`}
        {moving && (moving.isFinished ? '，在办事项已转换' : `，还有 ${moving.left} 件在办事项待转换`)}
      </span>
      {fault && <span className="fault">{fault}</span>}
    </li>
  )
}

export function nameOf(number: number): string {
  return number === 0 ? '程序自带做法' : `第 ${number} 号定义`
}

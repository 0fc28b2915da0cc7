// 是否解决 and 是否满意 as hotlines write them. Three answers: yes, no, and nobody said. Half answers (部分解决, 一般) are
// none of these and stay words, because a rate counted from a guess would be a false rate.

type Verdict = { said: true; value: boolean } | { said: false; isKnown: boolean }

const general = {
  yes: ['是', '已', 'y', 'yes', 'true', '1', '√', '对'],
  no: ['否', '不', '未', 'n', 'no', 'false', '0', '×', 'x'],
}

const solvedWords = {
  yes: [...general.yes, '解决', '已解决', '完全解决', '全部解决', '基本解决', '已办结并解决'],
  no: [...general.no, '未解决', '没解决', '没有解决', '不解决', '尚未解决', '暂未解决', '无法解决'],
}

// 基本满意 counts as satisfied, as the hotline rates count it (the third of the five grades of 好差评).
const satisfiedWords = {
  yes: [...general.yes, '满意', '非常满意', '很满意', '比较满意', '较满意', '基本满意'],
  no: [...general.no, '不满意', '非常不满意', '很不满意', '不太满意', '较不满意', '未满意'],
}

const nobodySaid = new Set([
  '',
  '无',
  '-',
  '--',
  '/',
  '空',
  'null',
  '未评价',
  '未评',
  '未回访',
  '未测评',
  '不评价',
  '拒绝评价',
  '未表态',
  '无法联系',
  '联系不上',
  '未接通',
  '无需回访',
  '默认',
])

export function readSolved(words: string): Verdict {
  return read(words, solvedWords)
}

export function readSatisfied(words: string): Verdict {
  return read(words, satisfiedWords)
}

function read(words: string, table: { yes: string[]; no: string[] }): Verdict {
  const word = words
    .normalize('NFKC')
    .replace(/[\s。.!]/g, '')
    .toLowerCase()
  if (table.yes.includes(word)) return { said: true, value: true }
  if (table.no.includes(word)) return { said: true, value: false }
  return { said: false, isKnown: nobodySaid.has(word) }
}

// minhu check: every playbook and workflow judged, each fault with its file, place and reason.

import { type FileFinding, loadPlaybooks } from '../playbook/load-playbooks.ts'

/** Prints the findings (or one JSON object) and gives the exit code: 1 when there are any. */
export async function checkPlaybooks(options: { json?: boolean; folder?: string }): Promise<number> {
  const { places, findings } = await loadPlaybooks(options.folder)
  const workflows = places.reduce((sum, place) => sum + place.workflows.length, 0)
  if (options.json) console.log(JSON.stringify({ playbooks: places.length, workflows, findings }))
  else console.log(describe(places.length, workflows, findings))
  return findings.length > 0 ? 1 : 0
}

function describe(playbooks: number, workflows: number, findings: FileFinding[]): string {
  const counted = `${playbooks} 个地方的做法、${workflows} 个流程`
  if (findings.length === 0) return `已检查 ${counted}，没有发现问题。`
  const files = [...new Set(findings.map((one) => one.file))]
  const lines = files.flatMap((file) => [
    file,
    ...findings
      .filter((one) => one.file === file)
      .map((one) => `  ${one.place ? `${one.place}  ` : ''}${one.text}［${one.rule}］`),
  ])
  return [...lines, `共 ${findings.length} 处问题（已检查 ${counted}）。`].join('\n')
}

// A workflow as other tools see it: boxes and lines. The drawing of BPMN without its XML, so that what maps to what is
// pure and can be tried; server/exchange/ writes and reads the XML.

import type { Kept } from './kept.ts'

export type NodeKind = 'start' | 'task' | 'end' | 'gateway' | 'boundary'

export type DiagramNode = {
  id: string
  kind: NodeKind
  name: string
  lane?: string
  /** A boundary's: the task it sits on. */
  on?: string
  /** A boundary's or a waiting task's: how long, as the file writes it. */
  duration?: string
  /** A boundary's: whether the task ends when it strikes. */
  interrupts?: boolean
  /** The action whose outcomes this gateway tells apart; any other gateway is a choice between actions. */
  action?: string
  /** An end that shows what lateness does, and is no state. */
  isReminder?: true
  kept: Kept[]
}

export type DiagramFlow = {
  id: string
  name: string
  from: string
  to: string
  /** Which of our actions it draws; absent in other people's drawings. */
  action?: string
  /** A condition's text. */
  when?: string
}

/** `desk` is absent in other people's drawings, and where nobody holds the states of the lane. */
export type DiagramLane = { id: string; name: string; desk?: string }

export type Diagram = {
  id: string
  name: string
  source?: string
  /** For the reader of the picture: what is not drawn. */
  legend?: string
  lanes: DiagramLane[]
  nodes: DiagramNode[]
  flows: DiagramFlow[]
  /** Our actions in their order, with what no line can say of them. */
  actions: { id: string; kept: Kept[] }[]
  kept: Kept[]
}

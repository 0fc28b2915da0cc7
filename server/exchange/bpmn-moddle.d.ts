// bpmn-moddle has types for BPMN's elements and none for itself; this is the part of it we use.

declare module 'bpmn-moddle' {
  /** An element of any type: its properties by their local name. */
  export type Element = {
    $type: string
    $attrs: Record<string, string>
    $instanceOf: (type: string) => boolean
    $children?: Element[]
    id?: string
    name?: string
    [property: string]: unknown
  }

  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    create(type: string, values?: Record<string, unknown>): Element
    toXML(element: Element, options?: { format?: boolean }): Promise<{ xml: string }>
    fromXML(xml: string): Promise<{
      rootElement: Element
      warnings: { message: string; error?: Error; element?: Element; property?: string; value?: string }[]
    }>
  }
}

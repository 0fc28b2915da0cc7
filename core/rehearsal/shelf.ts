// How matters lie while nothing happens to them, when there are very many: packed into a text, each character of which
// stands for a value that is kept once and shared. A matter as an object takes 1.5 kB, packed a fifth of it; a month of a
// million calls that nobody answers fits into memory only so.

import type { Matter } from '../matter/matter.ts'

export type Shelf = {
  /** Its own name (id and number) is left out. */
  pack: (it: Matter) => string
  unpack: (packed: string, name: string) => Matter
}

/** Numbers below this are one character, others two. */
const short = 0x8000
const isList = -1
/** What stands for the matter's own name. */
const own = Symbol('its name')

export function openShelf(): Shelf {
  const values: unknown[] = []
  const numbers = new Map<unknown, number>()
  /** The keys of objects, which are names and codes without a line break; a list has none. */
  const shapes: (string[] | typeof isList)[] = []
  const shapeNumbers = new Map<string, number>()
  let codes = new Uint16Array(512)
  let length = 0
  let place = 0

  function write(number: number): void {
    if (length + 2 > codes.length) {
      const before = codes
      codes = new Uint16Array(before.length * 2)
      codes.set(before)
    }
    if (number >= short) codes[length++] = short | (number >> 15)
    codes[length++] = number & (short - 1)
  }

  function read(packed: string): number {
    const first = packed.charCodeAt(place++)
    return first < short ? first : ((first & (short - 1)) << 15) | packed.charCodeAt(place++)
  }

  /** Even numbers are values, odd ones the shapes of objects and lists. */
  function writeValue(value: unknown, name: string): void {
    if (typeof value === 'object' && value !== null) writeParts(value, name)
    else write(2 * numberOf(value === name ? own : value, values, numbers))
  }

  function writeParts(value: object, name: string): void {
    if (Array.isArray(value)) {
      write(2 * shapeOf('[]', isList) + 1)
      write(value.length)
      for (const one of value) writeValue(one, name)
      return
    }
    const keys = Object.keys(value)
    write(2 * shapeOf(keys.join('\n'), keys) + 1)
    for (const key of keys) writeValue((value as Record<string, unknown>)[key], name)
  }

  function readValue(packed: string, name: string): unknown {
    const number = read(packed)
    if (number % 2 === 0) {
      const value = values[number / 2]
      return value === own ? name : value
    }
    const keys = shapes[(number - 1) / 2] as (typeof shapes)[number]
    if (keys === isList) return Array.from({ length: read(packed) }, () => readValue(packed, name))
    const parts: Record<string, unknown> = {}
    for (const key of keys) parts[key] = readValue(packed, name)
    return parts
  }

  function shapeOf(keys: string, shape: string[] | typeof isList): number {
    const known = shapeNumbers.get(keys)
    if (known !== undefined) return known
    const number = shapes.push(shape) - 1
    shapeNumbers.set(keys, number)
    return number
  }

  return {
    pack: (it) => {
      length = 0
      writeValue(it, it.id)
      return String.fromCharCode(...codes.subarray(0, length))
    },
    unpack: (packed, name) => {
      place = 0
      return readValue(packed, name) as Matter
    },
  }
}

function numberOf(value: unknown, values: unknown[], numbers: Map<unknown, number>): number {
  const known = numbers.get(value)
  if (known !== undefined) return known
  const number = values.push(value) - 1
  numbers.set(value, number)
  return number
}

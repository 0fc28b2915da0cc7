// The guard before an XLSX: what a zip file really holds, learned without ever holding it. Sizes written in a zip can
// lie, so every part a workbook needs is inflated once into nothing, counted, and stopped at the limit. What is handed
// on is a new zip made of exactly the parts that were counted, so that a reader that trusts local headers, or finds
// parts the directory does not list, has nothing else to find.
import type { FileHandle } from 'node:fs/promises'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const zipLimits = {
  packed: 50 * 1024 * 1024,
  unpacked: 300 * 1024 * 1024,
  entries: 2000,
  /** XML packs 10 to 40 times; a bomb about 1,000 times. Small parts may be as repetitive as they like. */
  ratio: 200,
  ratioFrom: 16 * 1024 * 1024,
} as const

export type ZipEntry = {
  name: string
  method: number
  crc: number
  packed: number
  unpacked: number
  dataAt: number
}

type ZipFault = { fault: 'broken' | 'too-large'; what: string; limit: string }

/** A zip that cannot or must not be opened. `what` and `limit` are Chinese, for the one who sent it. */
export class ZipRefusal extends Error {
  readonly fault: ZipFault['fault']
  readonly what: string
  readonly limit: string

  constructor({ fault, what, limit }: ZipFault) {
    super(what)
    this.fault = fault
    this.what = what
    this.limit = limit
  }
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`
const broken = (what: string) => new ZipRefusal({ fault: 'broken', what, limit: '' })
const tooLarge = (what: string, limit: string) => new ZipRefusal({ fault: 'too-large', what, limit })

/** Every file the central directory lists. */
export async function listZip(file: FileHandle, size: number): Promise<ZipEntry[]> {
  if (size > zipLimits.packed) throw tooLarge(`有 ${megabytes(size)}`, megabytes(zipLimits.packed))
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > tail.length) throw broken('压缩包没有目录，可能没有下载完整')
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  if (count > zipLimits.entries) throw tooLarge(`里有 ${count} 个部件`, `${zipLimits.entries} 个`)
  if (start + length > size) throw broken('压缩包的目录不完整')
  const directory = await readAt(file, start, length)
  const entries: ZipEntry[] = []
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > length || directory.readUInt32LE(at) !== 0x02014b50) throw broken('压缩包的目录不完整')
    const nameLength = directory.readUInt16LE(at + 28)
    const localAt = directory.readUInt32LE(at + 42)
    const local = await readAt(file, localAt, 30)
    if (local.length < 30 || local.readUInt32LE(0) !== 0x04034b50) throw broken('压缩包的部件不完整')
    if (directory.readUInt16LE(at + 8) & 1) throw broken('文件加了密码，请先取消密码')
    const entry = {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      dataAt: localAt + 30 + local.readUInt16LE(26) + local.readUInt16LE(28),
    }
    if (entry.dataAt + entry.packed > size) throw broken('压缩包的部件不完整')
    entries.push(entry)
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * Inflates each entry into nothing.
 * @param watch is shown every inflated chunk, and may throw a ZipRefusal of its own
 * @throws ZipRefusal past a limit, or where a size written down is not the real one
 */
export async function weighZip(
  file: FileHandle,
  entries: readonly ZipEntry[],
  watch: (entry: ZipEntry, chunk: Buffer) => void,
): Promise<void> {
  let total = 0
  for (const entry of entries) {
    if (entry.method !== 0 && entry.method !== 8) throw broken('压缩方式不受支持')
    let size = 0
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        size += chunk.length
        total += chunk.length
        try {
          if (total > zipLimits.unpacked)
            throw tooLarge('展开后过大', `展开后 ${megabytes(zipLimits.unpacked)}`)
          if (size > zipLimits.ratioFrom && size > entry.packed * zipLimits.ratio) {
            throw tooLarge(
              `展开后比压缩时大 ${zipLimits.ratio} 倍以上，疑似压缩炸弹`,
              `${zipLimits.ratio} 倍`,
            )
          }
          watch(entry, chunk)
          done()
        } catch (error) {
          done(error as Error)
        }
      },
    })
    const packed = readEntry(file, entry)
    try {
      if (entry.method === 0) await pipeline(packed, sink)
      else await pipeline(packed, createInflateRaw(), sink)
    } catch (error) {
      throw error instanceof ZipRefusal ? error : broken('压缩数据有误')
    }
    if (size !== entry.unpacked) throw broken('压缩包中登记的大小与实际不符')
  }
}

/** A zip of just these entries, their packed bytes taken over as they are. */
export function repackZip(file: FileHandle, entries: readonly ZipEntry[]): Readable {
  return Readable.from(parts(file, entries), { objectMode: false })
}

async function* parts(file: FileHandle, entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800, 2)
    fields.writeUInt16LE(entry.method, 4)
    fields.writeUInt32LE(entry.crc, 10)
    fields.writeUInt32LE(entry.packed, 14)
    fields.writeUInt32LE(entry.unpacked, 18)
    fields.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), fields, tail, name)
    yield Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, name])
    yield* readEntry(file, entry)
    at += 30 + name.length + entry.packed
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  yield Buffer.concat([list, end])
}

async function* readEntry(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  const step = 256 * 1024
  for (let done = 0; done < entry.packed; done += step) {
    yield await readAt(file, entry.dataAt + done, Math.min(step, entry.packed - done))
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

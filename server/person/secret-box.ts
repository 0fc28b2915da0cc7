// Secrets that must be readable again (those of one-time codes) are kept sealed: AES-256-GCM, with a key that lies in the
// data folder and not in the database. What a secret belongs to is sealed along, so that it cannot be moved to
// somebody else.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

export type SecretBox = {
  seal: (secret: Uint8Array, owner: string) => Buffer
  /** Undefined where it was sealed with another key or for another owner. */
  open: (sealed: Buffer, owner: string) => Buffer | undefined
}

const nonceBytes = 12
const tagBytes = 16

/** The key is made when it is first needed. */
export function openSecretBox(keyFile: string): SecretBox {
  let key: Buffer | undefined
  const theKey = () => (key ??= readOrMake(keyFile))
  return {
    seal: (secret, owner) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', theKey(), nonce).setAAD(Buffer.from(owner))
      const text = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    open: (sealed, owner) => {
      const key = theKey()
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
          .setAAD(Buffer.from(owner))
          .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
        return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])
      } catch {
        return undefined
      }
    },
  }
}

function readOrMake(file: string): Buffer {
  try {
    return read(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  // Written whole under another name first: of two processes that start together, one's key is everybody's.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return read(file)
}

function read(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
  if (key.length !== 32) throw new Error(`${file} does not hold a key of 32 bytes`)
  return key
}

import assert from 'node:assert/strict'
import { rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { temporaryFolder } from '../platform/test-database.ts'
import { openSecretBox } from './secret-box.ts'

const folder = temporaryFolder()
after(() => rmSync(folder, { recursive: true, force: true }))
const secret = Buffer.from('a secret of twenty b')

test('what one process seals another with the same key opens, for the same owner only', () => {
  const file = join(folder, 'key')
  const sealed = openSecretBox(file).seal(secret, 'zhao')
  assert.deepEqual(openSecretBox(file).open(sealed, 'zhao'), secret)
  assert.equal(openSecretBox(file).open(sealed, 'qian'), undefined)
  assert.equal(openSecretBox(join(folder, 'other')).open(sealed, 'zhao'), undefined)
  assert.equal(statSync(file).mode & 0o777, 0o600)
})

test('the same secret is sealed differently each time, and one altered byte is one too many', () => {
  const box = openSecretBox(join(folder, 'key'))
  const sealed = box.seal(secret, 'zhao')
  assert.notDeepEqual(sealed, box.seal(secret, 'zhao'))
  for (const at of [0, 13, sealed.length - 1]) {
    const altered = Buffer.from(sealed)
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at)
    assert.equal(box.open(altered, 'zhao'), undefined, `byte ${at}`)
  }
  assert.equal(box.open(Buffer.alloc(0), 'zhao'), undefined)
})

test('a key file that holds something else is told and not overwritten', () => {
  const file = join(folder, 'broken')
  writeFileSync(file, 'short')
  assert.throws(() => openSecretBox(file).seal(secret, 'zhao'), /does not hold a key/)
})

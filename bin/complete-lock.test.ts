import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findMissing } from './complete-lock.ts'

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'))

test('package-lock.json names every optional package, or npm ci would refuse it', () => {
  assert.deepEqual(findMissing(lock), {})
})

test('a build for another machine that the lock leaves out is named with where it runs', () => {
  const { 'node_modules/@biomejs/cli-linux-x64-musl': _, ...packages } = lock.packages
  assert.deepEqual(findMissing({ packages }), {
    'node_modules/@biomejs/cli-linux-x64-musl': {
      version: lock.packages['node_modules/@biomejs/biome'].version,
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  })
})

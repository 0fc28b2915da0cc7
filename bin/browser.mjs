// The stories in e2e/ drive the system's Chromium. On Debian, as root, it is installed when missing (with the
// Chinese fonts the screenshots need); elsewhere they are skipped aloud, except in CI, where that is a failure.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { stop } from './install.mjs'

export function findChromium() {
  const found = present()
  if (found) return found
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) installChromium()
  const installed = present()
  if (installed) return installed
  const sentence =
    '没有找到 Chromium：请安装 chromium，或用环境变量 CHROMIUM 指出它的路径。 Chromium not found: install it or set CHROMIUM.'
  if (process.env.CI === 'true') stop(sentence)
  process.stderr.write(`${sentence} 浏览器测试将被跳过 (browser stories are skipped)。\n`)
  return undefined
}

function present() {
  const asked = process.env.CHROMIUM
  if (asked && !existsSync(asked)) stop(`环境变量 CHROMIUM 指向的文件不存在：${asked}`)
  return (
    asked || ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  )
}

function installChromium() {
  process.stderr.write('正在安装 Chromium… installing chromium and fonts-noto-cjk\n')
  const options = {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], options).status === 0
  const packages = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
  if (!apt(...packages)) apt('update') && apt(...packages)
}

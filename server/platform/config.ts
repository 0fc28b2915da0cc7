// The settings of a server, all from the environment, all optional. docs/operations.md explains them.

import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error.ts'

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65535)
    .default(8080),
  HOST: z.string().regex(/^\S+$/).default('127.0.0.1'),
  MINHU_DATA: z.string().default('./var'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .refine((url) => !/[?&]options=/.test(url))
    .optional(),
  MINHU_PLACES: z
    .string()
    .regex(/^\d{6}(\s*,\s*\d{6})*$/)
    .transform((list) => list.split(',').map((code) => code.trim()))
    .optional(),
  MINHU_PROXY: z
    .string()
    .regex(/^[a-zA-Z0-9.:/, ]+$/)
    .optional(),
  MINHU_DEMO: z
    .enum(['1', '0', 'true', 'false'])
    .transform((word) => word === '1' || word === 'true')
    .optional(),
})

type Name = keyof z.infer<typeof environment>

/** Values are never quoted back: DATABASE_URL holds a password. */
const wanted: Record<Name, [chinese: string, english: string]> = {
  PORT: ['应为 0 至 65535 的整数', 'must be a whole number from 0 to 65535'],
  HOST: ['应为主机名或 IP 地址', 'must be a host name or an IP address'],
  MINHU_DATA: ['应为文件夹路径', 'must be the path of a folder'],
  DATABASE_URL: [
    '应形如 postgresql://用户:密码@主机:5432/库名，且不带 options 参数',
    'must look like postgresql://user:password@host:5432/name, without an options parameter',
  ],
  MINHU_PLACES: ['应为区县代码，用逗号隔开', 'must be district codes, separated by commas'],
  MINHU_PROXY: [
    '应为代理服务器的地址（如 loopback 或 10.0.0.0/8）',
    'must be addresses of proxies, such as loopback',
  ],
  MINHU_DEMO: ['应为 1 或 0', 'must be 1 or 0'],
}

export type Config = {
  port: number
  host: string
  /** Absolute path of the data folder. */
  data: string
  /** Absent: the embedded PostgreSQL in the data folder. */
  databaseUrl: string | undefined
  /** Districts served; every one that has a playbook where nothing is said. */
  places: string[] | undefined
  /** Addresses whose X-Forwarded-* headers are believed. */
  proxy: string | undefined
  /** Seed a demo county with demo sign-ins; on by default only where nothing real can be at stake. */
  demo: boolean
}

export function readConfig(env: Record<string, string | undefined>): Config {
  // An empty variable (`PORT= npm start`, an unset line in a compose file) means the default.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = environment.safeParse(given)
  if (!read.success) {
    const name = read.error.issues[0]?.path[0] as Name
    const [chinese, english] = wanted[name]
    throw new StartError(`环境变量 ${name} ${chinese}。`, `${name} ${english}.`)
  }
  const { PORT, HOST, MINHU_DATA, DATABASE_URL, MINHU_PLACES, MINHU_PROXY, MINHU_DEMO } = read.data
  return {
    port: PORT,
    host: HOST,
    data: resolve(MINHU_DATA),
    databaseUrl: DATABASE_URL,
    places: MINHU_PLACES,
    proxy: MINHU_PROXY,
    demo: MINHU_DEMO ?? (DATABASE_URL === undefined && env.NODE_ENV !== 'production'),
  }
}

// The settings of a server, all from the environment, all optional. docs/operations.md explains them.

import { readFileSync } from 'node:fs'
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
  DATABASE_URL_FILE: z.string().optional(),
  MINHU_PLACES: z
    .string()
    .regex(/^\d{6}(\s*,\s*\d{6})*$/)
    .transform((list) => list.split(',').map((code) => code.trim()))
    .optional(),
  MINHU_PROXY: z
    .string()
    .regex(/^[a-zA-Z0-9.:/, ]+$/)
    .optional(),
  MINHU_DEMO: z.enum(['1', '0', 'true', 'false', 'yes']).optional(),
  MINHU_ORIGIN: z.string().refine(isOrigin).optional(),
  MINHU_SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+?[\d-]+)$/)
    .optional(),
  MINHU_LOG: z.enum(['faults', 'requests']).default('faults'),
  MINHU_IDLE_MINUTES: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((minutes) => minutes >= 1 && minutes <= 1440)
    .default(30),
  MINHU_SESSION_HOURS: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .refine((hours) => hours >= 1 && hours <= 168)
    .default(12),
  MINHU_OIDC_ISSUER: z.string().refine(isOverTls).optional(),
  MINHU_OIDC_CLIENT_ID: z.string().optional(),
  MINHU_OIDC_CLIENT_SECRET: z.string().optional(),
  MINHU_OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  MINHU_OIDC_LOGIN_CLAIM: z.string().regex(/^\w+$/).optional(),
  MINHU_OIDC_TITLE: z.string().max(20).default('统一身份认证'),
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
  DATABASE_URL_FILE: ['应为文件路径', 'must be the path of a file'],
  MINHU_PLACES: ['应为区县代码，用逗号隔开', 'must be district codes, separated by commas'],
  MINHU_PROXY: [
    '应为代理服务器的地址（如 loopback 或 10.0.0.0/8）',
    'must be addresses of proxies, such as loopback',
  ],
  MINHU_DEMO: ['应为 1、0 或 yes', 'must be 1, 0 or yes'],
  MINHU_ORIGIN: [
    '应为浏览器里的网址，形如 https://minhu.example.gov.cn（本机可用 http://localhost:8080），不带路径',
    'must be the address in the browser, such as https://minhu.example, without a path',
  ],
  MINHU_SECURITY_CONTACT: [
    '应为 mailto:、https: 或 tel: 开头的联系方式',
    'must be an address that begins with mailto:, https: or tel:',
  ],
  MINHU_LOG: ['应为 faults 或 requests', 'must be faults or requests'],
  MINHU_IDLE_MINUTES: ['应为 1 至 1440 的整数（分钟）', 'must be a whole number of minutes from 1 to 1440'],
  MINHU_SESSION_HOURS: ['应为 1 至 168 的整数（小时）', 'must be a whole number of hours from 1 to 168'],
  MINHU_OIDC_ISSUER: ['应为 https 网址', 'must be an https address'],
  MINHU_OIDC_CLIENT_ID: ['应为客户端标识', 'must be a client id'],
  MINHU_OIDC_CLIENT_SECRET: ['应为客户端密钥', 'must be a client secret'],
  MINHU_OIDC_CLIENT_SECRET_FILE: ['应为文件路径', 'must be the path of a file'],
  MINHU_OIDC_LOGIN_CLAIM: ['应为声明的名称，如 preferred_username', 'must be the name of a claim'],
  MINHU_OIDC_TITLE: ['最多 20 个字', 'must have at most 20 characters'],
}

/** A provider of single sign-on (OpenID Connect). */
export type SsoSettings = {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  /** A claim of the ID token that equals our login; without it an administrator links each person. */
  loginClaim: string | undefined
  /** What it is called on the button. */
  title: string
}

export type SignInSettings = {
  /** The address in the browser; absent, passkeys work at http://localhost only and the cookie goes by each request. */
  origin: string | undefined
  /** A session ends after so many minutes in which nobody did anything … */
  idleMinutes: number
  /** … and after so many hours at the latest. */
  lastsHours: number
  sso: SsoSettings | undefined
}

export const ordinarySignIn: SignInSettings = {
  origin: undefined,
  idleMinutes: 30,
  lastsHours: 12,
  sso: undefined,
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
  /** A demo even beside real people: nobody writes that by accident. */
  insistsOnDemo: boolean
  signIn: SignInSettings
  /** Whom to tell about a weakness: /.well-known/security.txt. */
  securityContact: string | undefined
  /** A line of the log for each request, not only for each fault. */
  logsRequests: boolean
}

export function readConfig(env: Record<string, string | undefined>): Config {
  // An empty variable (`PORT= npm start`, an unset line in a compose file) means the default.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = environment.safeParse(withSecrets(given))
  if (!read.success) {
    const name = read.error.issues[0]?.path[0] as Name
    const [chinese, english] = wanted[name]
    throw new StartError(`环境变量 ${name} ${chinese}。`, `${name} ${english}.`)
  }
  const { PORT, HOST, MINHU_DATA, DATABASE_URL, MINHU_PLACES, MINHU_PROXY, MINHU_DEMO } = read.data
  const insistsOnDemo = MINHU_DEMO === 'yes'
  const wantsDemo = insistsOnDemo || MINHU_DEMO === '1' || MINHU_DEMO === 'true'
  if (wantsDemo && !insistsOnDemo && DATABASE_URL && !isOnThisMachine(DATABASE_URL)) {
    throw new StartError(
      '数据库在另一台服务器上，不能用演示方式启动：演示账号的密码是公开的。正式使用请设 MINHU_DEMO=0；确实只是演示，请设 MINHU_DEMO=yes。',
      'The database is on another server: set MINHU_DEMO=0, or MINHU_DEMO=yes where it really is a demo.',
    )
  }
  return {
    port: PORT,
    host: HOST,
    data: resolve(MINHU_DATA),
    databaseUrl: DATABASE_URL,
    places: MINHU_PLACES,
    proxy: MINHU_PROXY,
    demo: MINHU_DEMO ? wantsDemo : DATABASE_URL === undefined && env.NODE_ENV !== 'production',
    insistsOnDemo,
    signIn: {
      origin: read.data.MINHU_ORIGIN,
      idleMinutes: read.data.MINHU_IDLE_MINUTES,
      lastsHours: read.data.MINHU_SESSION_HOURS,
      sso: ssoOf(read.data),
    },
    securityContact: read.data.MINHU_SECURITY_CONTACT,
    logsRequests: read.data.MINHU_LOG === 'requests',
  }
}

function ssoOf(given: z.infer<typeof environment>): SsoSettings | undefined {
  const { MINHU_OIDC_ISSUER: issuer, MINHU_OIDC_CLIENT_ID: clientId, MINHU_ORIGIN: origin } = given
  if (!issuer && !clientId) return undefined
  if (!issuer || !clientId || !origin) {
    throw new StartError(
      '单点登录的设置不全，MINHU_OIDC_ISSUER、MINHU_OIDC_CLIENT_ID 和 MINHU_ORIGIN 缺一不可。',
      'Single sign-on needs MINHU_OIDC_ISSUER, MINHU_OIDC_CLIENT_ID and MINHU_ORIGIN.',
    )
  }
  return {
    issuer,
    clientId,
    clientSecret: given.MINHU_OIDC_CLIENT_SECRET,
    loginClaim: given.MINHU_OIDC_LOGIN_CLAIM,
    title: given.MINHU_OIDC_TITLE,
  }
}

/** What must not stand in an environment that others can list is read from a file instead. */
const secrets = ['DATABASE_URL', 'MINHU_OIDC_CLIENT_SECRET'] as const

function withSecrets(given: Record<string, string | undefined>): Record<string, string | undefined> {
  const whole = { ...given }
  for (const name of secrets) {
    const file = given[`${name}_FILE`]
    if (file && given[name]) {
      throw new StartError(
        `环境变量 ${name} 和 ${name}_FILE 只能设一个。`,
        `Set either ${name} or ${name}_FILE.`,
      )
    }
    if (file) whole[name] = readSecret(`${name}_FILE`, file)
  }
  return whole
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new StartError(
      `读不到 ${name} 指定的文件，请检查路径和权限。`,
      `The file named by ${name} cannot be read.`,
    )
  }
}

function isOrigin(text: string): boolean {
  return isOverTls(text) && URL.parse(text)?.origin === text
}

/** TLS everywhere but to this machine itself. */
function isOverTls(text: string): boolean {
  const url = URL.parse(text)
  if (url?.protocol === 'https:') return true
  return url?.protocol === 'http:' && isLoopback(url.hostname)
}

/** A socket, or an address that does not leave this machine. */
function isOnThisMachine(databaseUrl: string): boolean {
  const host = /[?&]host=([^&]+)/.exec(databaseUrl)?.[1] ?? URL.parse(databaseUrl)?.hostname
  // `user@/name` has no host, which means this machine; it is no URL to URL.parse.
  if (host === undefined) return /^\w+:\/\/[^@/]*@?\//.test(databaseUrl)
  const name = decodeURIComponent(host)
  return name === '' || name.startsWith('/') || isLoopback(name)
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

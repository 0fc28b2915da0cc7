// The architecture: two tables, from which the rules are made. server/platform/house.test.ts proves that they bite.

/** Which top folder may use which others. */
const roots = {
  core: [],
  playbooks: ['core'],
  server: ['core', 'playbooks'],
  web: ['core'],
  bench: ['core', 'playbooks', 'server', 'bin'],
  e2e: ['core', 'playbooks', 'server', 'web', 'bin'],
  bin: ['core', 'playbooks', 'server'],
}

/** Which feature may know which others, the same in core/ and server/. */
const features = {
  kernel: [],
  calendar: ['kernel'],
  area: ['kernel'],
  workflow: ['kernel', 'calendar'],
  playbook: ['kernel', 'calendar', 'area', 'workflow'],
  person: ['kernel', 'calendar', 'area', 'workflow', 'playbook'],
  matter: ['kernel', 'calendar', 'area', 'workflow', 'person', 'playbook'],
  channel: ['kernel', 'calendar', 'area', 'workflow', 'person', 'playbook', 'matter'],
  definition: ['kernel', 'calendar', 'area', 'workflow', 'person', 'playbook', 'matter'],
  exchange: ['kernel', 'calendar', 'area', 'workflow', 'playbook'],
  rehearsal: ['kernel', 'calendar', 'area', 'workflow', 'person', 'playbook', 'matter', 'channel'],
  command: [
    'kernel',
    'calendar',
    'area',
    'workflow',
    'person',
    'playbook',
    'matter',
    'channel',
    'rehearsal',
    'exchange',
  ],
}

const tests = String.raw`\.test\.ts$`
const anyOf = (names) => `(${names.join('|')})`

const betweenRoots = Object.entries(roots).map(([root, uses]) => ({
  name: `${root}-uses-only-${uses.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^${root}/` },
  to: { path: `^${anyOf(Object.keys(roots))}/`, pathNot: `^${anyOf([root, ...uses])}/` },
}))

// server/platform is under every feature of the server; the pages at the top of server/ wire the features together.
const platform = { name: 'platform', knows: ['kernel'] }
// Two files name the types of what they carry for the features: the platform itself and a request's session.
const carriers = [String.raw`^server/platform/(platform|bind)\.ts$`]
// Commands are put together like the server itself.
const allowed = (name, knows) => [
  `^(core|server)/${anyOf([name, 'platform', ...knows])}/`,
  ...(name === 'command' ? [String.raw`^server/open-platform\.ts$`] : []),
]
const betweenFeatures = [...Object.entries(features).map(([name, knows]) => ({ name, knows })), platform].map(
  ({ name, knows }) => ({
    name: `${name}-knows-only-${knows.join('-') || 'nothing'}`,
    severity: 'error',
    from: { path: `^(core|server)/${name}/`, pathNot: [tests, ...carriers] },
    to: { path: '^(core|server)/', pathNot: allowed(name, knows) },
  }),
)

module.exports = {
  forbidden: [
    ...betweenRoots,
    ...betweenFeatures,
    {
      name: 'platform-knows-only-kernel-and-names-of-types',
      severity: 'error',
      from: { path: carriers },
      to: {
        path: '^(core|server)/',
        pathNot: allowed('platform', platform.knows),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'every-feature-is-in-the-table',
      severity: 'error',
      from: {},
      to: {
        path: '^(core|server)/[^/]+/',
        pathNot: `^(core|server)/${anyOf([...Object.keys(features), 'platform', 'generated'])}/`,
      },
    },
    {
      name: 'core-is-pure',
      comment: 'core runs in the server and in the browser: nothing but zod',
      severity: 'error',
      from: { path: '^(core|playbooks)/', pathNot: [tests, String.raw`\.fixture\.ts$`] },
      to: { pathNot: '^(core|playbooks)/|node_modules/zod/' },
    },
    {
      name: 'web-runs-in-the-browser',
      severity: 'error',
      from: { path: '^web/', pathNot: ['^web/build/', tests, String.raw`\.config\.ts$`] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nobody-imports-a-test',
      severity: 'error',
      from: {},
      to: { path: tests },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, pathNot: [tests, String.raw`\.d\.ts$`, String.raw`\.config\.ts$`] },
      to: {},
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}

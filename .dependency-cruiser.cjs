// The one-way roads of shared design §4: base ← catalogue ← policy ← tokens ← audit ← gateway | console ← handlers.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^(src|static|local|tools|test)/', pathNot: `^src/(${[from, ...allowed].join('|')})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('base-knows-nothing', 'base', [], 'base holds no domain word'),
    only('catalogue-on-base', 'catalogue', ['base']),
    only('policy-on-catalogue', 'policy', ['base', 'catalogue']),
    only('tokens-on-policy', 'tokens', ['base', 'catalogue', 'policy']),
    only('audit-on-tokens', 'audit', ['base', 'catalogue', 'policy', 'tokens']),
    only('gateway-beside-console', 'gateway', ['base', 'catalogue', 'policy', 'tokens', 'audit']),
    only('console-beside-gateway', 'console', ['base', 'catalogue', 'policy', 'tokens', 'audit']),
    only('forge-implements-ports', 'forge', [
      'base',
      'catalogue',
      'policy',
      'tokens',
      'audit',
      'gateway',
      'console',
    ]),
    {
      name: 'forge-only-in-wiring',
      comment: 'handlers/wiring.ts is the only composition root',
      severity: 'error',
      from: { path: '^(src|static|local|tools)/', pathNot: '^src/(forge/|handlers/wiring\\.ts$)' },
      to: { path: '^src/forge/' },
    },
    {
      name: 'generated-behind-catalogue',
      severity: 'error',
      from: { pathNot: '^(src/catalogue|tools/catalogue|test)/' },
      to: { path: '^src/catalogue/generated/' },
    },
    {
      name: 'platform-packages-at-the-edge',
      comment: '@forge/api and @forge/kvs only in src/forge',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/forge/' },
      to: { path: 'node_modules/@forge/(api|kvs)/' },
    },
    {
      name: 'only-verify-proves',
      comment: 'asLiveGrant makes the proof that decide asks for: tokens/verify.ts alone may call it',
      severity: 'error',
      from: { path: '^(src|static|local|tools)/', pathNot: '^src/tokens/verify\\.ts$' },
      to: { path: '^src/policy/live-grant\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'cryptography-in-two-files',
      comment: 'tokens/digest.ts computes, forge/random.ts draws',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(tokens/digest|forge/random)\\.ts$' },
      to: { path: '^(node:)?crypto$', dependencyTypes: ['core'] },
    },
    {
      name: 'resolver-only-in-handlers',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/handlers/' },
      to: { path: 'node_modules/@forge/resolver/' },
    },
    {
      name: 'bridge-only-in-static-api',
      severity: 'error',
      from: { path: '^(src|static)/', pathNot: '^static/api\\.ts$' },
      to: { path: 'node_modules/@forge/bridge/' },
    },
    {
      name: 'static-knows-only-the-contract',
      severity: 'error',
      from: { path: '^static/' },
      to: { path: '^(src|local|tools|test)/', pathNot: '^src/console/contract\\.ts$' },
    },
    {
      name: 'nobody-imports-local-or-test',
      severity: 'error',
      from: { path: '^(src|static|tools)/' },
      to: { path: '^(local|test)/' },
    },
    {
      name: 'local-runs-handlers-unchanged',
      comment: 'the local host loads handlers through the manifest, never by import',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(src|test)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.check.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

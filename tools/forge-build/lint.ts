/** The client side of `forge lint` (@forge/lint 6.3.1) as a library: manifest, handlers, scopes of literal Jira calls. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { listOperations } from '../../src/catalogue/operations';
import { logger, type Logger, type Manifest } from './build';

export interface Fault {
  readonly level: 'ERROR' | 'WARN';
  readonly text: string;
}

interface Remark {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

interface Linted {
  readonly file: string;
  readonly errors: readonly Remark[];
  readonly warnings: readonly Remark[];
}

/** As much of the package as is used here. */
interface Linter {
  readonly lint: (
    files: readonly string[],
    manifest: Manifest,
    ...rest: readonly [
      environment: string,
      log: Logger,
      flags: object,
      options: { readonly linter: { readonly mode: 'client-side' } },
    ]
  ) => Promise<readonly Linted[]>;
}

/** Where the CLI asks Atlassian's feature flags: nothing is deprecated or new. */
const flags = {
  getDeprecatedRuntimes: () => Promise.resolve([]),
  isTeamworkGraphProductSupported: () => Promise.resolve(false),
  isLogsV2ApiEnabled: () => Promise.resolve(false),
};

export async function lintApp(packages: string, manifest: Manifest): Promise<readonly Fault[]> {
  offerDocuments();
  const { lint } = createRequire(path.join(packages, 'package.json'))('@forge/lint') as Linter;
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join('src', file));
  const linted = await lint(files, manifest, 'development', logger, flags, {
    linter: { mode: 'client-side' },
  });
  return linted.flatMap(({ file, errors, warnings }) => [
    ...errors.map((remark) => faultOf('ERROR', file, remark)),
    ...warnings.map((remark) => faultOf('WARN', file, remark)),
  ]);
}

const faultOf = (level: Fault['level'], file: string, { line, column, message }: Remark): Fault => ({
  level,
  text: `${path.relative(process.cwd(), path.resolve(file))}:${line}:${column} ${message}`,
});

/** The linter would download Jira's OpenAPI documents; it gets the app's own catalogue of them, and nothing of other products. */
function offerDocuments(): void {
  const folder = path.resolve('.local', 'forge-build');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, paths: object): string => {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify({ paths }));
    return file;
  };
  const none = write('none.json', {});
  const others = ['CONF', 'CONF_V2', 'JSM', 'JSW', 'BB'].map(
    (name) => [`LOCAL_${name}_SWAGGER`, none] as const,
  );
  Object.assign(process.env, Object.fromEntries(others), {
    USE_LOCAL_SWAGGER: '1',
    LOCAL_JIRA_SWAGGER: write('jira.json', jiraPaths()),
  });
}

function jiraPaths(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { template, method, classic, granular } of listOperations()) {
    const scopes = [
      ...(classic === undefined ? [] : [{ state: 'Current', scheme: 'OAuth2', scopes: classic }]),
      ...(granular === undefined ? [] : [{ state: 'Beta', scheme: 'OAuth2', scopes: granular }]),
    ];
    const methods = (paths[template] ??= {});
    methods[method.toLowerCase()] = { 'x-atlassian-oauth2-scopes': scopes };
  }
  return paths;
}

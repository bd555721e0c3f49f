/** manifest.yml as the local host needs it: who is called, with which scopes, on which entities. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';

const ResolverSchema = z.looseObject({ function: z.string() });
const ModuleSchema = z.looseObject({
  key: z.string(),
  function: z.string().optional(),
  handler: z.string().optional(),
  timeoutSeconds: z.number().optional(),
  title: z.string().optional(),
  resource: z.string().optional(),
  resolver: ResolverSchema.optional(),
  interval: z.string().optional(),
  events: z.array(z.string()).optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  defaultGrants: z.array(z.string()).optional(),
});
const ScopesSchema = z.union([
  z.array(z.string()),
  z.record(z.string(), z.looseObject({ allowImpersonation: z.boolean().optional() }).nullable()),
]);
/** A host, a host with its reasons, or a remote: those have no stand-in here. */
const EgressSchema = z.union([
  z.string(),
  z.looseObject({ address: z.string() }),
  z.looseObject({ remote: z.string() }),
]);
const ExternalSchema = z.looseObject({
  fetch: z.looseObject({ backend: z.array(EgressSchema).optional() }).optional(),
});
const ManifestSchema = z.looseObject({
  app: z.looseObject({ id: z.string(), storage: z.unknown().optional() }),
  modules: z.record(z.string(), z.array(ModuleSchema)),
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })).optional(),
  permissions: z
    .looseObject({ scopes: ScopesSchema.optional(), external: ExternalSchema.optional() })
    .optional(),
});

export interface AppFunction {
  readonly key: string;
  /** Below `src/`, without extension: `handlers/gateway`. */
  readonly file: string;
  readonly exportName: string;
  readonly timeoutMs?: number;
}

/** A module the platform calls: a web trigger, a page with a resolver, a schedule. */
export interface AppModule {
  readonly moduleKey: string;
  /** `webtrigger`, `jira:projectPage`, … */
  readonly moduleType: string;
  readonly functionKey: string;
  readonly title: string;
  /** Path of the page's entry file, below the app's folder. */
  readonly resourcePath?: string;
  readonly interval?: string;
  /** Of a trigger: the types of events that it listens to. */
  readonly events?: readonly string[];
}

export interface AppManifest {
  readonly appId: string;
  readonly scopes: readonly string[];
  /** Those marked `allowImpersonation`: all that `asUser(accountId)` may use (manifest-reference/permissions). */
  readonly impersonationScopes: readonly string[];
  /** `permissions.external.fetch.backend`: hosts, `*.` for all below one. */
  readonly egress: readonly string[];
  /** `app.storage` as written: the storage parses its own entities. */
  readonly storage: unknown;
  readonly functions: readonly AppFunction[];
  readonly webTriggers: readonly AppModule[];
  readonly pages: readonly AppModule[];
  readonly schedules: readonly AppModule[];
  readonly triggers: readonly AppModule[];
  readonly appPermissions: readonly AppPermission[];
}

/** A permission that the app adds to Jira's own (manifest-reference/modules/jira-global-permission, jira-project-permission). */
export interface AppPermission {
  readonly moduleKey: string;
  readonly type: 'GLOBAL' | 'PROJECT';
  readonly name: string;
  readonly description: string;
  readonly defaultGrants: readonly string[];
}

type Manifest = z.infer<typeof ManifestSchema>;
type Module = z.infer<typeof ModuleSchema>;

/** Reads and parses `file`; throws an Error whose message names the file and the place of the fault. */
export function readManifest(file: string): AppManifest {
  const parsed = ManifestSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is not a manifest: ${z.prettifyError(parsed.error)}`);
  return parseAppManifest(parsed.data);
}

function parseAppManifest(manifest: Manifest): AppManifest {
  const { modules } = manifest;
  const paths = new Map(manifest.resources?.map(({ key, path }) => [key, path]));
  const scopes = manifest.permissions?.scopes ?? [];
  const functions = (modules['function'] ?? []).map(parseFunction);
  const known = new Set(functions.map(({ key }) => key));
  const named = (type: string) =>
    (modules[type] ?? []).map((module) => parseModule(type, module, module.function));
  const pages = Object.entries(modules).flatMap(([type, list]) =>
    list
      .filter(({ resolver }) => resolver !== undefined)
      .map((module) => ({
        ...parseModule(type, module, module.resolver?.function),
        ...(module.resource === undefined ? {} : { resourcePath: paths.get(module.resource) ?? '' }),
      })),
  );
  const app: AppManifest = {
    appId: manifest.app.id.split('/').at(-1) ?? manifest.app.id,
    scopes: Array.isArray(scopes) ? scopes : Object.keys(scopes),
    impersonationScopes: Array.isArray(scopes)
      ? []
      : Object.keys(scopes).filter((scope) => scopes[scope]?.allowImpersonation === true),
    egress: (manifest.permissions?.external?.fetch?.backend ?? []).flatMap((allowed) =>
      typeof allowed === 'string' ? [allowed] : 'address' in allowed ? [String(allowed.address)] : [],
    ),
    storage: manifest.app.storage ?? {},
    functions,
    webTriggers: named('webtrigger'),
    pages,
    schedules: named('scheduledTrigger'),
    triggers: named('trigger'),
    appPermissions: permissionsIn(modules),
  };
  for (const { moduleKey, functionKey } of [
    ...app.webTriggers,
    ...app.pages,
    ...app.schedules,
    ...app.triggers,
  ])
    if (!known.has(functionKey))
      throw new Error(
        `manifest.yml: module ${moduleKey} names the function ${functionKey}, which is not declared`,
      );
  return app;
}

function parseFunction({ key, handler, timeoutSeconds }: Module): AppFunction {
  const dot = handler?.lastIndexOf('.') ?? -1;
  if (handler === undefined || dot < 1)
    throw new Error(`manifest.yml: function ${key} needs a handler of the form <file>.<export>`);
  return {
    key,
    file: handler.slice(0, dot),
    exportName: handler.slice(dot + 1),
    ...(timeoutSeconds === undefined ? {} : { timeoutMs: timeoutSeconds * 1_000 }),
  };
}

const permissionsIn = (modules: Manifest['modules']): readonly AppPermission[] => [
  ...(modules['jira:globalPermission'] ?? []).map(parsePermission('GLOBAL')),
  ...(modules['jira:projectPermission'] ?? []).map(parsePermission('PROJECT')),
];

const parsePermission =
  (type: AppPermission['type']) =>
  ({ key, name = key, description = '', defaultGrants = [] }: Module): AppPermission => ({
    moduleKey: key,
    type,
    name,
    description,
    defaultGrants,
  });

function parseModule(moduleType: string, module: Module, functionKey: string | undefined): AppModule {
  if (functionKey === undefined) throw new Error(`manifest.yml: module ${module.key} names no function`);
  return {
    moduleKey: module.key,
    moduleType,
    functionKey,
    title: module.title ?? module.key,
    ...(module.interval === undefined ? {} : { interval: module.interval }),
    ...(module.events === undefined ? {} : { events: module.events }),
  };
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { APP_SCOPES } from '../src/catalogue/scopes';
import { PERMISSION_MODULES } from '../src/forge/memberships';

const text = readFileSync('manifest.yml', 'utf8');
const keyed = z.looseObject({ key: z.string() });
const manifest = z
  .object({
    app: z.object({
      runtime: z.object({ name: z.string() }),
      storage: z.object({
        entities: z.array(
          z.object({
            name: z.string(),
            attributes: z.record(z.string(), z.object({ type: z.string() })),
            indexes: z.array(
              z.object({
                name: z.string(),
                partition: z.array(z.string()).optional(),
                range: z.array(z.string()),
              }),
            ),
          }),
        ),
      }),
    }),
    modules: z.record(z.string(), z.array(keyed)),
    resources: z.array(z.object({ key: z.string(), path: z.string() })),
    permissions: z.object({ scopes: z.array(z.string()), external: z.unknown() }),
  })
  .parse(parse(text));

const functions = z.array(keyed.extend({ handler: z.string() })).parse(manifest.modules['function']);

describe('manifest.yml', () => {
  it.each(functions.map(({ key, handler }) => [key, handler]))(
    'function %s resolves to an exported handler (%s)',
    async (_key, handler) => {
      const [path, name] = handler.split('.') as [string, string];
      const module = (await import(/* @vite-ignore */ resolve('src', `${path}.ts`))) as Record<
        string,
        unknown
      >;
      expect(module[name]).toBeTypeOf('function');
    },
  );

  it('keeps keys unique across all modules, functions included', () => {
    const keys = Object.values(manifest.modules).flatMap((modules) => modules.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('keeps function keys within 23 characters', () => {
    expect(functions.filter(({ key }) => key.length > 23)).toEqual([]);
  });

  it('sets no timeoutSeconds: only queue consumers and schedules may have one', () => {
    expect(functions.filter((entry) => 'timeoutSeconds' in entry)).toEqual([]);
  });

  it('gives the two pages resolver functions of their own', () => {
    const resolvers = (module: string) =>
      z
        .array(keyed.extend({ resolver: z.object({ function: z.string() }) }))
        .parse(manifest.modules[module])
        .map(({ resolver }) => resolver.function);
    expect(new Set(resolvers('jira:adminPage'))).toEqual(new Set(['admin-resolver']));
    expect(resolvers('jira:projectPage')).toEqual(['project-resolver']);
  });

  it('declares the permissions that the policy may go by, and nobody has them at first', () => {
    const modules = ['jira:globalPermission', 'jira:projectPermission'].flatMap(
      (type) => manifest.modules[type] ?? [],
    );
    const named = Object.values(PERMISSION_MODULES).flatMap(({ site, project }) =>
      project === undefined ? [site] : [site, project],
    );
    expect(modules.map(({ key }) => key).sort()).toEqual([...named].sort());
    for (const { defaultGrants, anonymousAllowed } of manifest.modules['jira:globalPermission'] ?? []) {
      expect(defaultGrants).toEqual(['none']);
      expect(anonymousAllowed).toBe(false);
    }
  });

  it('declares the admin page twice: plain, and as the Configure page', () => {
    expect(manifest.modules['jira:adminPage']?.map((page) => page['useAsConfig'] ?? false)).toEqual([
      false,
      true,
    ]);
  });

  it('has one dynamic web trigger with v2 URLs', () => {
    expect(manifest.modules['webtrigger']).toEqual([
      { key: 'gateway', function: 'serve-gateway', urlFormat: 'v2' },
    ]);
  });

  it('listens to what happens to users and to deletions of projects, and to nothing else of Jira’s', () => {
    expect(manifest.modules['trigger']).toEqual([
      {
        key: 'jira-users',
        function: 'hear-of-users',
        events: ['avi:jira:deleted:user', 'avi:jira:updated:user'],
      },
      // Not `softdeleted`: what is in the trash comes back.
      { key: 'jira-projects', function: 'hear-of-projects', events: ['avi:jira:deleted:project'] },
    ]);
  });

  it('runs on Node 24', () => {
    expect(manifest.app.runtime.name).toBe('nodejs24.x');
  });

  it('asks for the Jira scopes that the ceiling counts on, for storage and for the report of account ids', () => {
    expect([...manifest.permissions.scopes].sort()).toEqual(
      [...APP_SCOPES, 'storage:app', 'report:personal-data'].sort(),
    );
  });

  it.each(manifest.permissions.scopes)('says why it asks for %s', (scope) => {
    expect(text.split('\n').find((line) => line.trim().startsWith(`- ${scope} `))).toMatch(/ # \S/);
  });

  it('lets the app out to its own web trigger and nowhere else (docs/decisions/0010-own-gateway.md)', () => {
    expect(manifest.permissions.external).toEqual({
      fetch: { backend: [{ address: '*.webtrigger.atlassian.app' }] },
    });
  });

  const indexes = manifest.app.storage.entities.flatMap(({ name, attributes, indexes }) =>
    indexes.map((index) => ({ entity: name, attributes, ...index })),
  );
  it.each(indexes.map((index) => [`${index.entity}.${index.name}`, index] as const))(
    'index %s has one range attribute, and only declared ones',
    (_name, index) => {
      expect(index.range).toHaveLength(1);
      for (const attribute of [...(index.partition ?? []), ...index.range])
        expect(Object.keys(index.attributes)).toContain(attribute);
    },
  );

  it('stores epoch times as float: integer is 32-bit', () => {
    const times = manifest.app.storage.entities.flatMap(({ attributes }) =>
      Object.entries(attributes).flatMap(([name, { type }]) => (/(^a|A)t$/.test(name) ? [type] : [])),
    );
    expect(times.length).toBeGreaterThan(0);
    expect(new Set(times)).toEqual(new Set(['float']));
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { missingScopes } from '../../src/catalogue/missing-scopes';
import type { Operation } from '../../src/catalogue/operation';
import { listOperations } from '../../src/catalogue/operations';
import { APP_SCOPES, isScope } from '../../src/catalogue/scopes';
import { readKnownScopes } from '../../tools/catalogue/scopes';

const operations = listOperations();
const count = (keep: (operation: Operation) => boolean): number => operations.filter(keep).length;
const held = (...scopes: string[]): ReadonlySet<string> => new Set(scopes);
const getOperation = (id: string): Operation => operations.find((operation) => operation.id === id)!;

const OWN: readonly string[] = ['storage:app', 'report:personal-data'];

describe('scopes of the app', () => {
  it('are those of manifest.yml, without those that are not Jira’s: for its own storage, and for the report of account ids', () => {
    const manifest = z
      .object({ permissions: z.object({ scopes: z.array(z.string()) }) })
      .parse(parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')));
    const ofJira = manifest.permissions.scopes.filter((scope) => !OWN.includes(scope));
    expect([...APP_SCOPES]).toEqual(ofJira.sort());
    expect(APP_SCOPES).toHaveLength(25);
  });

  it('are scopes that Atlassian lists and some operation asks for', () => {
    const known = readKnownScopes();
    expect(APP_SCOPES.filter((scope) => !known.has(scope) || !isScope(scope))).toEqual([]);
  });

  it('open 723 of the 796 operations', () => {
    const all = held(...APP_SCOPES);
    expect(count((operation) => missingScopes(operation, all).length === 0)).toBe(723);
  });

  it.each(['__proto__', 'constructor', 'read:jira', 'READ:JIRA-WORK', ''])('%j is no scope', (name) => {
    expect(isScope(name)).toBe(false);
  });
});

describe('scope sets of the operations', () => {
  it('have the documented counts', () => {
    const hasNone = (scopes: readonly string[] | undefined): boolean => scopes === undefined;
    expect(count(({ classic, granular }) => hasNone(classic) && hasNone(granular))).toBe(33);
    expect(count(({ classic }) => classic?.length === 0)).toBe(6);
    expect(count(({ classic, granular }) => hasNone(classic) && !hasNone(granular))).toBe(102);
    expect(
      count(({ classic, granular }) => !hasNone(classic) && classic?.length !== 0 && hasNone(granular)),
    ).toBe(56);
    expect(count(({ classic, granular }) => classic !== undefined && granular !== undefined)).toBe(599);
  });

  it('hold software under granular only, and never an empty granular set', () => {
    const software = operations.filter(({ template }) => /^\/rest\/(agile|software)\//.test(template));
    expect(software).toHaveLength(61);
    expect(
      software.filter(({ classic, granular }) => classic !== undefined || granular === undefined),
    ).toEqual([]);
    expect(count(({ granular }) => granular?.length === 0)).toBe(0);
  });

  it('take an empty Current beside a listed Beta for no set: permissions/check wants its granular scope', () => {
    const { classic, granular } = getOperation('POST /rest/api/3/permissions/check');
    expect({ classic, granular }).toEqual({ classic: undefined, granular: ['read:permission:jira'] });
  });

  it('take an empty Beta for no set: task/{taskId} is not open to everyone', () => {
    const task = getOperation('GET /rest/api/3/task/{taskId}');
    expect(missingScopes(task, held())).toEqual(['read:jira-work']);
  });
});

describe('all Current or all Beta', () => {
  const scope = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const set = fc.option(fc.uniqueArray(scope, { maxLength: 4 }), { nil: undefined });
  const isComplete = (scopes: readonly string[] | undefined, has: ReadonlySet<string>): boolean =>
    scopes?.every((one) => has.has(one)) === true;

  it('is satisfied by one complete set and never by a mix of two halves', () => {
    fc.assert(
      fc.property(set, set, fc.uniqueArray(scope), (classic, granular, names) => {
        const has = new Set(names);
        const missing = missingScopes({ classic, granular }, has);
        if (classic === undefined && granular === undefined) {
          expect(missing).toBe('closed-to-apps');
          return;
        }
        expect(missing.length === 0).toBe(isComplete(classic, has) || isComplete(granular, has));
      }),
    );
  });

  it('names what is missing of one set, so that adding it satisfies', () => {
    fc.assert(
      fc.property(set, set, fc.uniqueArray(scope), (classic, granular, names) => {
        const missing = missingScopes({ classic, granular }, new Set(names));
        if (missing === 'closed-to-apps') return;
        expect(missingScopes({ classic, granular }, new Set([...names, ...missing]))).toEqual([]);
      }),
    );
  });

  it('does not add up half of each for a real operation', () => {
    const { classic, granular } = getOperation('POST /rest/api/3/webhook');
    expect([classic?.length, granular!.length > 1]).toEqual([2, true]);
    const halves = held(classic![0]!, ...granular!.slice(1));
    expect(missingScopes({ classic, granular }, halves).length).toBeGreaterThan(0);
  });

  it('asks for the classic scope first', () => {
    expect(missingScopes(getOperation('GET /rest/api/3/issue/{issueIdOrKey}'), held())).toEqual([
      'read:jira-work',
    ]);
  });

  it('asks for the granular one where less of it is missing', () => {
    const operation = { classic: ['x', 'y'], granular: ['a', 'b'] };
    expect(missingScopes(operation, held('a'))).toEqual(['b']);
  });

  it('tells apart what no app may call', () => {
    const closed = getOperation('PUT /rest/api/3/mypreferences/locale');
    expect(missingScopes(closed, held(...APP_SCOPES))).toBe('closed-to-apps');
  });

  it('lets anyone call what asks for an empty set', () => {
    expect(missingScopes(getOperation('GET /rest/api/3/serverInfo'), held())).toEqual([]);
  });
});

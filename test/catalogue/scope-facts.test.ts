import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/catalogue/generated/operations';
import { missingScopes } from '../../src/catalogue/missing-scopes';
import { listOperations } from '../../src/catalogue/operations';
import { listOperationsOf, listScopeFacts } from '../../src/catalogue/scope-facts';
import { SCOPE_FAMILIES, scopeFamilyOf } from '../../src/catalogue/scope-family';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import { tokenReachOf } from '../../src/catalogue/token-reach';
import type { ScopeFamily } from '../../src/console/contract';

const WORDS = JSON.parse(readFileSync('static/locales/en/shared.json', 'utf8')) as Record<string, string>;
const FACTS = listScopeFacts();

describe('every scope', () => {
  it('is of a family that the pages have words for', () => {
    for (const scope of SCOPES) expect(SCOPE_FAMILIES).toContain(scopeFamilyOf(scope));
    const families: readonly ScopeFamily[] = SCOPE_FAMILIES;
    for (const family of families) expect(Object.keys(WORDS)).toContain(`family.${family}`);
  });

  it('that is classic and shown has words of its own', () => {
    for (const { name } of FACTS.filter(({ kind }) => kind === 'classic'))
      expect(Object.keys(WORDS)).toContain(`scope.${name}`);
  });

  it('that is granular is told by its verb and its thing; but two, their own labels', () => {
    const isTold = (name: string) => Object.keys(WORDS).includes(`scope-verb.${name.split(':')[0]}`);
    const granular = FACTS.filter(({ kind }) => kind === 'granular').map(({ name }) => name);
    expect(granular.filter((name) => !isTold(name))).toEqual(['validate:jql:jira', 'send:notification:jira']);
  });

  it.each([
    ['read:jira-work', 'everything'],
    ['write:comment:jira', 'comments'],
    ['write:comment.property:jira', 'comments'],
    ['read:issue-worklog:jira', 'worklogs'],
    ['delete:attachment:jira', 'attachments'],
    ['read:issue-link-type:jira', 'links'],
    ['read:issue:jira', 'issues'],
    ['read:issue-type:jira', 'workflows'],
    ['read:issue-security-level:jira', 'permissions'],
    ['read:jql:jira', 'search'],
    ['read:project-version:jira', 'versions'],
    ['read:project-role:jira', 'permissions'],
    ['read:project:jira', 'projects'],
    ['read:sprint:jira-software', 'boards'],
    ['read:issue:jira-software', 'boards'],
    ['read:build-info:jira-software', 'development'],
    ['read:servicedesk-request', 'service'],
    ['read:request:jira-service-management', 'service'],
    ['manage:jira-webhook', 'site'],
    ['read:something-new:jira', 'site'],
  ])('%s is about %s', (scope, family) => {
    expect(scopeFamilyOf(scope)).toBe(family);
  });
});

describe('the scopes that are shown', () => {
  it('are those with a part in something that a token can reach, each once', () => {
    const names = FACTS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const wanted = SCOPES.filter((scope) => listOperationsOf(scope).length > 0);
    expect([...names].sort()).toEqual([...wanted].sort());
  });

  it('count the operations that are listed for them, and tell what those do', () => {
    for (const { name, operations, effects } of FACTS) {
      const listed = listOperationsOf(name);
      expect(operations).toBe(listed.length);
      expect(new Set(effects)).toEqual(new Set(listed.map(({ effect }) => effect)));
    }
  });

  it('come by family, in the order of the families, classic before granular', () => {
    const places = FACTS.map(({ family }) => SCOPE_FAMILIES.indexOf(family));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    for (const [at, { family, kind }] of FACTS.entries())
      if (kind === 'classic' && FACTS[at - 1]?.family === family) expect(FACTS[at - 1]?.kind).toBe('classic');
  });

  it('of a granular name, are said to be part of the classic ones that open the same alone', () => {
    for (const { name, kind, includedIn } of FACTS) {
      if (kind === 'classic') expect(includedIn).toEqual([]);
      for (const classic of includedIn)
        expect(
          listOperationsOf(name).some(
            (operation) => missingScopes(operation, new Set([classic])).length === 0,
          ),
        ).toBe(true);
    }
  });
});

describe('whose tokens reach an operation', () => {
  it('is nobody’s where the app’s own scopes do not open it, or no owner could be asked for', () => {
    for (const operation of listOperations()) {
      const missing = missingScopes(operation, new Set(APP_SCOPES));
      if (missing === 'closed-to-apps' || missing.length > 0 || operation.beyondStanding)
        expect(tokenReachOf(operation)).toBe('none');
    }
  });

  it.each([
    ['GET /rest/api/3/issue/{issueIdOrKey}', 'projects'],
    ['POST /rest/api/3/webhook', 'none'],
    ['PUT /rest/api/3/mypreferences/locale', 'none'],
  ])('%s: %s', (id, reach) => {
    expect(tokenReachOf(listOperations().find((operation) => operation.id === id)!)).toBe(reach);
  });
});

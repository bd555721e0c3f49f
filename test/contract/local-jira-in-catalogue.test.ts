import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../local/jira/router';
import { listOperations } from '../../src/catalogue/operations';

// Two readings of Atlassian's documents by two hands: the catalogue decides, the local Jira enforces.
const ROOTS = {
  platform: '/rest/api/3/',
  agile: '/rest/agile/1.0/',
  software: '/rest/software/1.0/',
  jsm: '/rest/servicedeskapi/',
} as const;
const shape = (path: string): string => path.replace(/\{[^}]*\}|:[A-Za-z]+/g, '{}');
const operations = new Map(
  listOperations().map((operation) => [`${operation.method} ${shape(operation.template)}`, operation]),
);

describe('each route of the local Jira', () => {
  it.each(ROUTES.map((route) => [`${route.method} ${shape(ROOTS[route.api] + route.path)}`, route] as const))(
    '%s is an operation of the catalogue, under the same scopes',
    (key, route) => {
      const operation = operations.get(key);
      expect(operation).toBeDefined();
      const sets = [operation?.classic, operation?.granular]
        .filter((set) => set !== undefined)
        .map((set) => [...set].sort().join(' '));
      const asked = route.scopes.map((set) => [...set].sort().join(' '));
      if (key === 'POST /rest/api/3/permissions/check')
        expect(asked).toContain('read:jira-work'); // prose and list disagree: 0003
      else for (const set of asked) expect(sets).toContain(set);
    },
  );
});

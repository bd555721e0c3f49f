/** README.md tells of every header that the app adds to answers, and of no other. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listOperations } from '../../src/catalogue/operations';
import { answerJson } from '../../src/gateway/answer';
import { BUDGET_KEYS } from '../../src/policy/budgets';
import { NOW } from '../support/fixed-times';
import { rowsOf } from '../support/markdown-table';

const ROWS = rowsOf(readFileSync('README.md', 'utf8'), 'header');
const named = ROWS.flatMap(({ header = '' }) => header.replaceAll('`', '').split(', '));

it('README.md names exactly the headers that answers bear', () => {
  const { headers } = answerJson(
    {},
    {
      requestId: 'r',
      token: { scopes: ['read:jira-work'], endsAt: NOW, endsInDays: 1 },
      operation: listOperations().find(({ classic }) => (classic ?? []).length > 0)!,
      left: BUDGET_KEYS.map((key) => ({ key, limit: 1, remaining: 1 })),
    },
  );
  // How a body is to be read and kept is HTTP's own business.
  const own = Object.keys(headers).filter((name) => !['Content-Type', 'Cache-Control'].includes(name));
  expect([...named].sort()).toEqual(own.sort());
});

it('README.md says of which of them a secret is needed: all but the first', () => {
  expect(Object.keys(answerJson({}, { requestId: 'r' }).headers)).toContain(named[0]);
  for (const name of named.slice(1))
    expect(Object.keys(answerJson({}, { requestId: 'r' }).headers)).not.toContain(name);
});

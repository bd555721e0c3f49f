/** The soak itself, in small: that it runs, and that it sees what it is there to see. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Findings } from './findings';
import { Flights } from './flights';
import { Known } from './known';
import { runSoak } from './run-soak';
import { PLANTED } from './support/planted';
import { watchedJira } from './watched-jira';

describe('a soak of a few seconds', () => {
  it(
    'finds every invariant kept, and calls that were let through and refused',
    { timeout: 120_000 },
    async () => {
      const { findings } = await runSoak({
        root: path.resolve(import.meta.dirname, '..', '..'),
        ...{ tokens: 300, people: 30, runMs: 4_000, seed: 3 },
        say: () => undefined,
      });
      expect(findings.violations).toEqual([]);
      expect(findings.of('Jira calls let through')).toBeGreaterThan(0);
      expect(findings.of('token records')).toBeGreaterThanOrEqual(300);
    },
  );
});

describe('what the soak must see', () => {
  const request = (path: string, id: number) => ({
    as: { kind: 'app' } as const,
    scopes: [],
    method: 'GET',
    path,
    headers: { 'accept-language': `x-soak-${id}` },
  });

  it.each(PLANTED)('%s', async (_, { token, policy, ruled, wish, asked, sent }) => {
    const known = new Known(policy);
    known.ruled.settle(known.ruled.begin(ruled, performance.now()), performance.now());
    const flights = new Flights();
    const findings = new Findings();
    const flight = flights.begin({
      token,
      wish,
      method: 'GET',
      path: asked,
      isSearch: false,
    });
    const jira = watchedJira(
      {
        answer: () => Promise.resolve({ status: 200, headers: {}, body: '' }),
        site: () => Promise.reject(new Error('no site')),
      },
      () => ({ flights, known, findings }),
    );
    await jira.answer(request(sent, flight.id));
    expect(findings.violations).toHaveLength(1);
  });
});

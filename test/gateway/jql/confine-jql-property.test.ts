import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { confineJql, type JqlBounds } from '../../../src/gateway/jql/confine-jql';
import { fuzzRuns } from '../../support/fuzz-runs';
import { arbitraryJql, mutatedJql, wellFormedJql } from './arbitrary-jql';
import { findAsApp, isJql, isWithin, projectIds, securedIds } from './jql-site';

const projects: fc.Arbitrary<JqlBounds['projects']> = fc.record({
  kind: fc.constantFrom('in', 'not-in'),
  ids: fc.shuffledSubarray([...projectIds], { minLength: 1, maxLength: 2 }),
});
const bounds = fc.record<Required<Pick<JqlBounds, 'projects' | 'securedIssueIds'>>>({
  projects: fc.option(projects, { nil: undefined }),
  securedIssueIds: fc.constantFrom(undefined, [], securedIds),
});

vi.setConfig({ testTimeout: 30_000 + 50 * fuzzRuns() });

const holds = (property: fc.IAsyncProperty<[string, JqlBounds]>): Promise<void> =>
  fc.assert(property, { numRuns: fuzzRuns(200, 5) });

/** What the confined JQL finds, and the same of theirs, narrowed by hand; undefined where the site does not evaluate it. */
async function findBoth(jql: string, within: JqlBounds) {
  const confined = await confineJql(jql, within);
  if (!confined.ok) return { refused: true, found: undefined, expected: undefined };
  expect(isJql(confined.value)).toBe(true);
  return {
    refused: false,
    found: findAsApp(confined.value)?.map((issue) => issue.key),
    expected: findAsApp(jql)
      ?.filter((issue) => isWithin(issue, within))
      .map((issue) => issue.key),
  };
}

describe('whatever JQL is sent', () => {
  const silent = vi.spyOn(console, 'error');
  afterAll(() => silent.mockRestore());

  it('JQL in order is never refused, and finds what it found, in its order, within the bounds', () =>
    holds(
      fc.asyncProperty(wellFormedJql(), bounds, async (jql, within) => {
        const { refused, found, expected } = await findBoth(jql, within);
        expect(refused).toBe(false);
        expect(found).toEqual(expected);
      }),
    ));

  it('broken JQL is refused, or finds within the bounds what it found without them', () =>
    holds(
      fc.asyncProperty(mutatedJql(), bounds, async (jql, within) => {
        const { found, expected } = await findBoth(jql, within);
        if (expected !== undefined) expect(found).toEqual(expected);
      }),
    ));

  it('nothing outside the bounds is ever found', () =>
    holds(
      fc.asyncProperty(arbitraryJql(), bounds, async (jql, within) => {
        const confined = await confineJql(jql, within);
        const found = confined.ok ? (findAsApp(confined.value) ?? []) : [];
        expect(found.filter((issue) => !isWithin(issue, within))).toEqual([]);
      }),
    ));

  it('confining twice narrows twice, so that what is written can itself be read', () =>
    holds(
      fc.asyncProperty(wellFormedJql(), bounds, async (jql, within) => {
        const once = await confineJql(jql, within);
        const twice = once.ok ? await confineJql(once.value, within) : once;
        expect(twice.ok && findAsApp(twice.value)).toEqual(once.ok && findAsApp(once.value));
      }),
    ));

  it('a refusal holds none of it, and none of it is printed', () =>
    holds(
      fc.asyncProperty(mutatedJql(), bounds, async (jql, within) => {
        const confined = await confineJql(jql, within);
        if (confined.ok) return;
        const { code, line = 1, column = 1, ...more } = confined.error;
        expect(more).toEqual({});
        expect(code).toMatch(/^[a-z-]+$/);
        expect([line, column].every((place) => Number.isInteger(place) && place >= 1)).toBe(true);
        expect(silent).not.toHaveBeenCalled();
      }),
    ));
});

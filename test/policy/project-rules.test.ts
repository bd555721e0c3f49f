import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilingOf } from '../../src/policy/ceiling';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import { listOperations } from '../../src/catalogue/operations';
import {
  BOOK_BYTES_MAX,
  EMPTY_BOOK,
  findRule,
  formatRuleBook,
  meet,
  NO_RULES,
  parseProjectRules,
  parseRuleBook,
  PROJECTS_WITH_RULES_MAX,
  withRule,
  type ProjectRules,
  type RuleBook,
} from '../../src/policy/project-rules';
import { ABC, ADMIN, ALL_EFFECTS, aRuleBook, days, rules, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { fuzzRuns } from '../support/fuzz-runs';

const saved = (book: RuleBook, change: Partial<ProjectRules>, project = ABC): RuleBook | undefined =>
  withRule(book, { project, changedAt: NOW, changedBy: ADMIN, rules: { ...NO_RULES, ...change } });

describe('the book of project rules', () => {
  it('keeps one entry a project, each at the revision that it was saved at, which never comes again', () => {
    const one = saved(EMPTY_BOOK, { readOnly: true })!;
    const two = saved(one, { tokensOn: false }, XYZ)!;
    const three = saved(two, { readOnly: true, lifetimeDaysMax: 5 })!;
    expect(three.projects.map(({ project, revision }) => [project.key, revision])).toEqual([
      ['XYZ', 2],
      ['ABC', 3],
    ]);
    const without = saved(three, {})!;
    expect(findRule(without, ABC.id)).toBeUndefined();
    expect(findRule(saved(without, { readOnly: true })!, ABC.id)?.revision).toBe(5);
  });

  it('is read as it was written, and says nothing of what says nothing', () => {
    const book = aRuleBook([ABC, { readOnly: true }], [XYZ, { mayAsk: { kind: 'project-admins' } }]);
    const stored: unknown = JSON.parse(JSON.stringify(formatRuleBook(book)));
    expect(parseRuleBook(stored)).toEqual(book);
    expect(stored).toMatchObject({ projects: [{ rules: { readOnly: true } }, {}] });
    expect(JSON.stringify(stored)).not.toContain('tokensOn');
  });

  it.each([
    ['an unknown rule', { readOnly: true, onlyOnMondays: true }],
    ['a rule of the wrong kind', { readOnly: 'yes' }],
    ['unknown people', { mayAsk: { kind: 'robots' } }],
    ['a word that is none', { operations: 'none' }],
  ])('with %s is unreadable: everything is denied', (_what, change) => {
    const book = aRuleBook([ABC, { readOnly: true }]);
    const stored = { ...book, projects: [{ ...book.projects[0], rules: change }] };
    expect(parseRuleBook(stored)).toBeUndefined();
  });

  it('takes so many projects and so many characters, and always takes rules away', () => {
    let book: RuleBook = EMPTY_BOOK;
    let count = 0;
    for (; count <= PROJECTS_WITH_RULES_MAX; count += 1) {
      const next = saved(book, { readOnly: true }, { id: String(count), key: `P${count}` });
      if (!next) break;
      book = next;
    }
    expect(count).toBeGreaterThan(90);
    expect(count).toBeLessThanOrEqual(PROJECTS_WITH_RULES_MAX);
    expect(JSON.stringify(formatRuleBook(book)).length).toBeLessThanOrEqual(BOOK_BYTES_MAX);
    expect(saved(book, {}, { id: '0', key: 'P0' })?.projects.length).toBe(book.projects.length - 1);
  });
});

describe('a draft', () => {
  it('tells every fault at once, by its path', () => {
    const problems = parseProjectRules({ ...NO_RULES, lifetimeDaysMax: 0, readOnly: 1, more: true });
    expect(problems.ok ? [] : problems.error.map(({ path }) => path).sort()).toEqual([
      'lifetimeDaysMax',
      'more',
      'readOnly',
    ]);
  });

  it('with scopes and operations that there are is taken, each scope once', () => {
    const { id } = listOperations()[0]!;
    const scopes = ['read:jira-work', 'read:jira-user', 'read:jira-work'];
    expect(parseProjectRules({ scopes, operations: { kind: 'only', ids: [id] } })).toMatchObject({
      ok: true,
      value: { scopes: ['read:jira-user', 'read:jira-work'], operations: { kind: 'only', ids: [id] } },
    });
    expect(parseProjectRules({})).toEqual({ ok: true, value: NO_RULES });
  });

  it('names only scopes and operations that there are', () => {
    const draft = { ...NO_RULES, scopes: ['read:all'], operations: { kind: 'only', ids: ['GET /x'] } };
    expect(parseProjectRules(draft)).toMatchObject({
      error: [
        { path: 'scopes.0', code: 'scope-unknown' },
        { path: 'operations.ids.0', code: 'operation-unknown' },
      ],
    });
  });
});

const OPERATIONS = listOperations();
const ids = OPERATIONS.filter((_, at) => at % 97 === 0).map(({ id }) => id);
const limits = fc.oneof(
  fc.constant({ kind: 'any' as const }),
  fc.subarray(ids).map((some) => ({ kind: 'only' as const, ids: some })),
);
const projectRules: fc.Arbitrary<ProjectRules> = fc.record({
  tokensOn: fc.boolean(),
  readOnly: fc.boolean(),
  mayAsk: fc.constant(NO_RULES.mayAsk),
  lifetimeDaysMax: fc.option(fc.integer({ min: 1, max: 365 })),
  scopes: fc.option(fc.subarray([...APP_SCOPES])),
  operations: limits,
});
const siteRules = fc
  .record({
    tokensOn: fc.boolean(),
    readOnly: fc.boolean(),
    scopes: fc.subarray([...APP_SCOPES]),
    operations: limits,
    lifetimeDaysMax: fc.integer({ min: 30, max: 365 }).map(days),
  })
  .map(rules);

describe('the site’s rules with projects’ on top', () => {
  it('never allow what the site or one of the projects does not, and are narrower with each more', () => {
    fc.assert(
      fc.property(siteRules, projectRules, projectRules, (site, one, other) => {
        const both = meet(site, [one, other]);
        for (const wider of [site, meet(site, [one]), meet(site, [other])]) {
          expect(both.tokensOn && !wider.tokensOn).toBe(false);
          expect(!both.readOnly && wider.readOnly).toBe(false);
          expect(wider.scopes).toEqual(expect.arrayContaining([...both.scopes]));
          for (const effect of ALL_EFFECTS) {
            expect(both.lifetimeDaysMax[effect]).toBeLessThanOrEqual(wider.lifetimeDaysMax[effect]);
            expect(both.lifetimeDaysDefault[effect]).toBeLessThanOrEqual(both.lifetimeDaysMax[effect]);
          }
          const [ceiling, above] = [ceilingOf(both), ceilingOf(wider)];
          for (const operation of OPERATIONS.filter(({ id }) => ids.includes(id))) {
            expect(ceiling.opens(operation) && !above.opens(operation)).toBe(false);
            const allows = (limit: typeof both.operations): boolean =>
              limit.kind === 'any' || limit.ids.includes(operation.id);
            expect(allows(both.operations) && !allows(wider.operations)).toBe(false);
          }
        }
      }),
      { numRuns: fuzzRuns(100) },
    );
  });

  it('are narrowed by scopes and days that a project names', () => {
    const site = rules({ scopes: ['read:jira-user', 'read:jira-work'], lifetimeDaysMax: days(90) });
    const both = meet(site, [{ ...NO_RULES, scopes: ['read:jira-work'], lifetimeDaysMax: 5 }]);
    expect(both.scopes).toEqual(['read:jira-work']);
    for (const effect of ALL_EFFECTS) expect(both.lifetimeDaysMax[effect]).toBe(5);
  });

  it('are the site’s where the projects say nothing', () => {
    fc.assert(
      fc.property(siteRules, (site) => {
        expect(meet(site, [NO_RULES, NO_RULES])).toEqual(site);
      }),
      { numRuns: fuzzRuns(50) },
    );
  });
});

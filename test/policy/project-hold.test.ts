/** What projects' own rules hold against one request: of the projects that the token reaches, how much, and from which age on. */
import { describe, expect, it } from 'vitest';
import { heldByRules } from '../../src/policy/project-hold';
import { ABC, aGrant, anOperation, aRuleBook, DAY, SITE_WIDE, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { EDIT_ISSUE } from './decide-rows';

const edit = { operation: anOperation(EDIT_ISSUE), effects: ['write'] as const };
const both = aRuleBook([ABC, { tokensOn: false }], [XYZ, { tokensOn: false }]);
const heldIn = (...args: Parameters<typeof heldByRules>) =>
  heldByRules(...args).map(({ projectId }) => projectId);

describe('the rules of projects', () => {
  it('are met by a bound token in its projects alone, and by one of the whole site in all', () => {
    expect(heldIn(both, edit, aGrant(), NOW)).toEqual([ABC.id]);
    expect(heldIn(both, edit, aGrant({ reach: SITE_WIDE }), NOW)).toEqual([ABC.id, XYZ.id]);
  });

  it('hold everything where no token is let in, and changes alone where reading is', () => {
    const whats = (rules: object) =>
      heldByRules(aRuleBook([ABC, rules]), edit, aGrant(), NOW).map(({ what }) => what);
    expect(whats({ tokensOn: false })).toEqual(['all']);
    expect(whats({ readOnly: true })).toEqual(['writes']);
    expect(whats({})).toEqual([]);
  });

  it('hold no reading where only changes are kept out', () => {
    const read = { ...edit, effects: ['read'] as const };
    expect(heldByRules(aRuleBook([ABC, { readOnly: true }]), read, aGrant(), NOW)).toEqual([]);
  });

  it('count the days of a site-wide token from its first issue, of a bound one from when more were given', () => {
    const book = aRuleBook([ABC, { lifetimeDaysMax: 10 }]);
    const old = { issuedAt: NOW - 20 * DAY, extendedAt: NOW - DAY };
    expect(heldIn(book, edit, aGrant(old), NOW)).toEqual([]);
    expect(heldIn(book, edit, aGrant({ ...old, reach: SITE_WIDE }), NOW)).toEqual([ABC.id]);
  });
});

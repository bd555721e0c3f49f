import { describe, expect, test } from 'vitest';
import { maySentences, notSentences } from '../../../static/project/offer-words';
import { FULL, READ_ONLY, withOffer } from './offers';

describe('what may be asked for', () => {
  test('tells projects, access, days, number and who', () => {
    expect(maySentences(READ_ONLY)).toEqual([
      'Ask for tokens for project ABC and up to 19 more, or for the whole site.',
      'Let them read.',
      'Keep them for up to 365 days.',
      'Have up to 20 tokens; you have 3.',
      'Ask at all: everyone who sees this project may.',
    ]);
  });

  test('tells days together for the effects that share them', () => {
    expect(maySentences(FULL)).toContain(
      'Keep them for up to 365 days if they read, 90 days if they write, 30 days if they delete or manage.',
    );
  });
});

describe('what may not be asked for', () => {
  test('says that the policy is read-only', () => {
    expect(notSentences(READ_ONLY)).toContain('Writing: your Jira admins allow tokens that read only.');
  });

  test('names what the person may not do, in words, and leaves out what has none', () => {
    const rights = ['DELETE_ISSUES', 'ADMINISTER_PROJECTS', 'SOME_APPS_OWN'];
    const offer = withOffer({ ownRights: rights.map((permission) => ({ permission, held: false })) });
    expect(notSentences(offer)).toContain(
      'You yourself may not delete issues or administer the project here, so your tokens cannot either.',
    );
  });

  test('says that Jira did not tell', () => {
    const { ownRights, ...unknown } = FULL;
    expect(ownRights).toBeDefined();
    expect(notSentences(unknown).join()).toContain('Jira did not tell');
  });

  test('is empty where nothing is held back', () => {
    const open = withOffer({
      siteWide: true,
      ownRights: [{ permission: 'DELETE_ISSUES', held: true }],
      scopes: FULL.scopes.map((scope) => ({ ...scope, isAllowed: true })),
    });
    expect(notSentences(open)).toEqual([]);
  });
});

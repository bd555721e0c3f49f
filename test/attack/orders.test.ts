/** What a person may try with the order form to get more, or something else, than the policy gives. */
import { describe, expect, it } from 'vitest';
import { projectEntries } from '../../src/console/entries';
import type { TokenRecord } from '../../src/tokens/record';
import type { Locator } from '../../src/tokens/token';
import { ABC, aPolicy, aRecord, OWNER, rules } from '../support/builders';
import { consoleWorld, standingsOf } from '../support/console-world';

const caller = { accountId: OWNER, projectId: ABC.id };
const order = { name: 'one more', scopes: ['read:jira-work'] };

describe('the limit of tokens a person may have', () => {
  const own = (at: number, state: TokenRecord['state'], days: number): TokenRecord => {
    const record = aRecord();
    return {
      ...record,
      locator: `L${String(at).padStart(15, '0')}` as Locator,
      state,
      grant: { ...record.grant, issuedAt: record.grant.issuedAt + days },
    };
  };
  const revoked = (count: number): readonly TokenRecord[] =>
    Array.from({ length: count }, (_, at) => own(at, 'revoked', 1 + at));
  const orderWith = (records: readonly TokenRecord[]) => {
    const { ports } = consoleWorld({ records, policy: aPolicy({ tokensPerPersonMax: 3 }) });
    return projectEntries(ports)['token/issue'](order, caller, standingsOf({}));
  };

  it('is not to be had anew by ordering and revoking until the living ones are far behind', async () => {
    const living = [own(900, 'active', 0), own(901, 'active', 0), own(902, 'active', 0)];
    expect(await orderWith([...living, ...revoked(500)])).toMatchObject({
      ok: false,
      problems: [{ code: 'tokens-held', facts: { max: 3 } }],
    });
  });

  it('is not reached by those that ended', async () => {
    expect(await orderWith(revoked(499))).toMatchObject({ ok: true });
  });
});

describe('a name', () => {
  const orderNamed = (name: string) =>
    projectEntries(consoleWorld({ policy: aPolicy(rules()) }).ports)['token/issue'](
      { ...order, name },
      caller,
      standingsOf({}),
    );

  it.each([
    ['a joiner', '\u200d'],
    ['a variation selector', '\ufe0f'],
    ['an accent', '\u0301'],
    ['a Hangul filler', '\u3164'],
    ['a Braille blank', '\u2800'],
    ['a line separator in it', 'a\u2028b'],
    ['half a surrogate pair', 'a\ud800'],
  ])(
    'of which an admin would see nothing to click on, or that no storage takes, is told once: %s',
    async (_what, name) => {
      expect(await orderNamed(name)).toEqual({
        ok: false,
        problems: [{ path: 'name', code: 'hidden-characters' }],
      });
    },
  );

  it('that is empty is too short and nothing else', async () => {
    expect(await orderNamed(' ')).toMatchObject({ ok: false, problems: [{ code: 'too-short' }] });
  });

  it.each(['👩‍👩‍👧', '❤️', 'می‌خواهم', 'é', '한국어', '{x}', '<b>', '-'])('%s stays what it is', async (name) => {
    expect(await orderNamed(name)).toMatchObject({ ok: true, value: { view: { name } } });
  });
});

it('a search for projects by half a surrogate pair is a fault of the form, not of the app', async () => {
  const { ports } = consoleWorld();
  expect(
    await projectEntries(ports)['projects/search']({ text: '\ud800' }, caller, standingsOf({})),
  ).toMatchObject({ ok: false, problems: [{ path: 'text', code: 'hidden-characters' }] });
});

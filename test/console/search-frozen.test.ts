import { describe, expect, it } from 'vitest';
import { searchTokens } from '../../src/console/search-tokens';
import { aRecord, OWNER, STRANGER } from '../support/builders';
import { consoleWorld, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';

const wish = () => ({ list: 'all', issued: {}, expires: {} }) as const;

describe('what is frozen', () => {
  const entry = { reason: 'r', at: NOW, by: OWNER } as const;
  const frozenIn = async (world: ConsoleWorld) => {
    const found = await searchTokens(wish(), { limit: 9 }, world.ports);
    return found.ok
      ? found.value.tokens.map(({ locator, frozen }) => [locator, frozen?.map(({ id }) => id)])
      : found.error;
  };
  const [mine, theirs] = [aRecord({}, 1), aRecord({ ownerId: STRANGER }, 2)];

  it('is marked on the lines that it hits, and is read once for all of them', async () => {
    const world = consoleWorld({ records: [mine, theirs] });
    world.storage.stored.freeze = {
      ...{ revision: 1, changedAt: NOW },
      entries: [
        { ...entry, id: 'writes', of: { kind: 'site' }, what: 'writes' },
        { ...entry, id: 'person', of: { kind: 'person', accountId: STRANGER }, what: 'all' },
        { ...entry, id: 'thawed', of: { kind: 'site' }, what: 'all', until: NOW },
      ],
    };
    expect(await frozenIn(world)).toEqual(
      expect.arrayContaining([
        [mine.locator, ['writes']],
        [theirs.locator, ['writes', 'person']],
      ]),
    );
    expect(world.journal.calls.filter((name) => name === 'freezes.read')).toHaveLength(1);
  });

  it('is marked nowhere while nothing is', async () => {
    expect(await frozenIn(consoleWorld({ records: [mine] }))).toEqual([[mine.locator, undefined]]);
  });

  it('is never left out because it could not be read: there is no list then', async () => {
    const world = consoleWorld({ records: [mine] });
    world.storage.stored.freeze = { revision: 'x' };
    expect(await frozenIn(world)).toEqual({ refusal: { code: 'internal' } });
  });
});

/** What may be stored in the end, in pieces. */
import type { TokenRecord } from '../../../src/tokens/record';
import type { Stored, Told } from '../stored';

export const stored = (change: Partial<Stored> = {}): Stored => ({
  events: [],
  records: new Map(),
  orders: new Map(),
  bulks: new Map(),
  spent: new Map(),
  services: new Map(),
  ...change,
});

export const byLocator = (...records: readonly TokenRecord[]): ReadonlyMap<string, TokenRecord> =>
  new Map(records.map((record) => [record.locator, record]));

export type Fact = Partial<Told> & Pick<Told, 'type'>;

/** In the order in which they are given. */
export const events = (...facts: readonly Fact[]): readonly Told[] =>
  facts.map((fact, index) => ({
    id: `event-${String(index).padStart(3, '0')}`,
    at: index,
    actorId: 'nobody',
    ...fact,
  }));

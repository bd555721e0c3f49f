import type { Usage } from '../audit/usage';
import type { TokenRecord } from '../tokens/record';
import type { Locator } from '../tokens/token';
import type { Ceiling } from '../policy/ceiling';
import type { Grant } from '../policy/grant';
import type { LinkedTokenView, OfferedHalt } from './contract';
import type { ConsolePorts } from './ports';
import { viewRow } from './token-rows';

interface Reading {
  readonly ceilings: (grant: Grant) => Ceiling;
  /** Whoever reads the one need not own the other: it may have been handed over. */
  readonly mayRead: (record: TokenRecord) => boolean;
}

/** What a token replaced and what replaces it, of those that may be read, each with its use; without what is erased or cannot be read just now. Costs one wait. */
export async function findLinked(
  { predecessor, successor }: TokenRecord,
  { ceilings, mayRead }: Reading,
  ports: ConsolePorts,
): Promise<readonly LinkedTokenView[]> {
  const locators = [predecessor, successor].filter((locator) => locator !== undefined);
  if (locators.length === 0) return [];
  const [records, usages] = await Promise.all([ports.tokens.findMany(locators), ports.usages.find(locators)]);
  if (!records.ok) return [];
  const uses: ReadonlyMap<Locator, Usage> | undefined = usages.ok ? usages.value : undefined;
  const now = ports.clock.now();
  return records.value.filter(mayRead).map((record) => ({
    as: record.locator === predecessor ? 'predecessor' : 'successor',
    token: viewRow(record, { ceiling: ceilings(record.grant), now, usages: uses }),
  }));
}

/** Of these tokens those that the app paused because the secret of one that they replaced was used. Pure. */
export const findHalted = (records: readonly TokenRecord[]): readonly OfferedHalt[] =>
  records
    .filter(({ state, pause }) => state === 'paused' && pause?.because === 'retired-secret-used')
    .map(({ locator, name }) => ({ locator, name }));

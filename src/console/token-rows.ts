import type { Usage } from '../audit/usage';
import { formatInstant, type Instant } from '../base/time';
import { endsAt, type Ceiling } from '../policy/ceiling';
import type { Grant } from '../policy/grant';
import { stoppedBy } from '../policy/powers';
import { stateAt } from '../tokens/lifecycle';
import type { TokenRecord } from '../tokens/record';
import type { Locator } from '../tokens/token';
import type { TokenRowView, UseView } from './contract';
import type { TokenPorts } from './ports';
import { callsWithin } from './usage-views';
import { viewFrozen, viewToken, type FreezeSeen } from './views';

/** What a line of a list is told beside the token itself. */
export interface RowFacts {
  /** Of this token: its age may keep a change of the policy from it. */
  readonly ceiling: Ceiling;
  readonly now: Instant;
  /** Undefined: use could not be read just now. A list without it is better than none. */
  readonly usages: ReadonlyMap<Locator, Usage> | undefined;
}

/** Lines of a list, with today's policy and with their use. Costs one wait. */
export async function rowsOf(
  records: readonly TokenRecord[],
  ceilings: (grant: Grant) => Ceiling,
  { usages, clock }: TokenPorts,
): Promise<readonly TokenRowView[]> {
  const found = await usages.find(records.map(({ locator }) => locator));
  const facts = { now: clock.now(), usages: found.ok ? found.value : undefined };
  return records.map((record) => viewRow(record, { ...facts, ceiling: ceilings(record.grant) }));
}

/** The lines of these records, with what is frozen of each. Pure. */
export const withFrozen = (
  rows: readonly TokenRowView[],
  { records, ...seen }: FreezeSeen & { readonly records: readonly TokenRecord[] },
): readonly TokenRowView[] =>
  rows.map((row, index) => {
    const record = records[index];
    return record ? { ...row, ...viewFrozen(record, seen) } : row;
  });

/** Pure. */
export function viewRow(record: TokenRecord, { ceiling, now, usages }: RowFacts): TokenRowView {
  const { grant, locator } = record;
  const stopping = stateAt(record, now) === 'active' ? stoppedBy(grant, ceiling, now) : undefined;
  return {
    ...viewToken(record, now),
    endsAt: formatInstant(endsAt(grant, ceiling)),
    ...(stopping === undefined ? {} : { stoppedBy: stopping }),
    ...viewTransition(ceiling),
    ...(usages === undefined ? {} : { use: viewUse(usages.get(locator), now) }),
  };
}

const viewTransition = ({ kept, stopsAt }: Ceiling): Pick<TokenRowView, 'keptUntil' | 'stopsAt'> => ({
  ...(kept === undefined ? {} : { keptUntil: formatInstant(kept.until) }),
  ...(stopsAt === undefined ? {} : { stopsAt: formatInstant(stopsAt) }),
});

function viewUse(usage: Usage | undefined, now: Instant): UseView {
  const { calls, denied } = callsWithin(usage?.days ?? [], 7, now);
  return {
    calls7d: calls,
    denied7d: denied,
    ...(usage?.lastUsedAt === undefined ? {} : { lastUsedAt: formatInstant(usage.lastUsedAt) }),
    ...(usage?.lastClient === undefined ? {} : { lastClient: usage.lastClient }),
    ...(usage?.lastDeadCallAt === undefined ? {} : { lastDeadCallAt: formatInstant(usage.lastDeadCallAt) }),
    ...(usage?.lastDeniedAt === undefined ? {} : { lastDeniedAt: formatInstant(usage.lastDeniedAt) }),
  };
}

/** Whose each token is: as it was issued, unless it was handed over, step by step; and who is listed as left alone. */
import type { Findings } from './findings';
import type { Known } from './known';
import { accountOf, indexOf } from './people';
import { stateAt } from '../../src/tokens/lifecycle';
import type { TokenRecord } from '../../src/tokens/record';
import { groupBy, type Stored, type Told } from './stored';

export interface BotsEnding {
  readonly known: Known;
  readonly findings: Findings;
  /** Locators, as the admin's list has them in the end. */
  readonly orphans: ReadonlySet<string>;
}

export function verifyBots(stored: Stored, { known, findings, orphans }: BotsEnding): void {
  const told = groupBy(stored.events, 'locator');
  const born = ownersAtBirth(stored);
  for (const [locator, record] of stored.records) {
    const moves = (told.get(locator) ?? []).filter(({ type }) => MOVES.includes(type));
    for (const fault of faultsOf(record, { moves, born: born.get(locator), own: told.get(locator) ?? [] }))
      findings.violation(`${locator} ${fault}`);
    findings.count('hand-overs told of', moves.filter(({ type }) => type === 'token.handed-over').length);
  }
  verifyLines(stored, findings);
  verifyOrphans(stored, { known, findings, orphans });
  for (const { locator, owner } of known.bots) {
    const ownerId = stored.records.get(locator)?.ownerId;
    if (owner !== undefined && ownerId !== undefined && ownerId !== accountOf(owner))
      findings.violation(
        `${locator} is stored as the token of ${ownerId}, and was answered as that of ${accountOf(owner)}`,
      );
  }
}

const MOVES: readonly string[] = ['token.handed-over', 'token.backup-named'];

interface Birth {
  readonly ownerId: string;
  /** Absent where it is not told: a successor has its predecessor's of that moment. */
  readonly backupId?: string | undefined;
  readonly isKnown: boolean;
}

function ownersAtBirth({ events, orders }: Stored): ReadonlyMap<string, Birth> {
  const born = new Map<string, Birth>();
  for (const { type, locator, successor, actorId, orderId, ownerId } of events) {
    if (type === 'token.issued')
      born.set(String(locator), {
        ownerId: actorId,
        backupId: orders.get(String(orderId))?.backupId,
        isKnown: true,
      });
    if (type === 'token.rotated') born.set(String(successor), { ownerId: String(ownerId), isKnown: false });
  }
  return born;
}

interface History {
  readonly born: Birth | undefined;
  readonly moves: readonly Told[];
  readonly own: readonly Told[];
}

function faultsOf(record: TokenRecord, { born, moves, own }: History): readonly string[] {
  const { service, ownerId } = record;
  if (!born) return moves.length > 0 ? ['was handed over, and nobody issued it'] : [];
  const { faults, owner, backup, isKnown } = follow(born, moves);
  return [
    ...faults,
    ...(owner === ownerId ? [] : [`is stored as the token of ${ownerId}, and went to ${owner}`]),
    ...(service === undefined && moves.length > 0 ? ['is a person’s own, and was handed over'] : []),
    ...(isKnown && service?.backupId !== backup ? ['has another backup than was told'] : []),
    ...(service?.backupId === ownerId ? ['is backed up by its owner'] : []),
    ...(isAccepted(record, own) ? [] : ['works for somebody who never accepted it']),
  ];
}

interface Followed {
  readonly owner: string;
  readonly backup: unknown;
  /** Whether its backup has been told. */
  readonly isKnown: boolean;
  readonly faults: readonly string[];
}

/** From hand to hand, as it is told. */
const follow = (born: Birth, moves: readonly Told[]): Followed =>
  moves.reduce<Followed>(
    ({ owner, backup, isKnown, faults }, move) => {
      const isNamed = move.type === 'token.backup-named';
      const found = isNamed
        ? namingFaults(move, backup, isKnown)
        : handingFaults(move, { owner, backup, isKnown });
      return {
        owner: isNamed ? owner : String(move.to),
        backup: isNamed ? move.after : move.backupId,
        isKnown: true,
        faults: [...faults, ...found],
      };
    },
    { owner: born.ownerId, backup: born.backupId, isKnown: born.isKnown, faults: [] },
  );

const namingFaults = ({ before }: Told, backup: unknown, isKnown: boolean): readonly string[] =>
  isKnown && before !== backup ? ['had another backup than its last one'] : [];

const handingFaults = (
  { from, to, as }: Told,
  { owner, backup, isKnown }: Omit<Followed, 'faults'>,
): readonly string[] => [
  ...(from === owner ? [] : ['was handed over by somebody who did not own it']),
  ...(as === 'app' && isKnown && to !== backup ? ['was handed over to somebody who was not its backup'] : []),
];

/** After its last hand-over whoever owns it has resumed it, if it works. */
function isAccepted({ state, ownerId }: TokenRecord, own: readonly Told[]): boolean {
  const last = own.findLast(({ type }) => type === 'token.handed-over');
  return (
    state !== 'active' ||
    last === undefined ||
    own.some(({ type, id, actorId }) => type === 'token.resumed' && id > last.id && actorId === ownerId)
  );
}

/** The lines for lists say what the records say. */
function verifyLines({ records, services }: Stored, findings: Findings): void {
  for (const [locator, { service, state }] of records) {
    if (service === undefined || state === 'dormant') continue;
    findings.count('tokens of bots');
    if (!services.has(locator)) findings.violation(`${locator} is a bot’s, and in no list`);
    else if (services.get(locator) !== service.backupId)
      findings.violation(`${locator} is listed with another backup`);
  }
}

function verifyOrphans({ records }: Stored, { known, findings, orphans }: BotsEnding): void {
  const now = performance.now();
  const isGone = (accountId: string): boolean => {
    const person = indexOf(accountId);
    return person !== undefined && known.activityOf(person).possible(now, now).includes(false);
  };
  for (const [locator, record] of records) {
    const { service, ownerId } = record;
    const isLiving = ['active', 'paused'].includes(stateAt(record, Date.now()));
    const isAlone =
      service !== undefined &&
      isLiving &&
      (service.backupId === undefined || [ownerId, service.backupId].some(isGone));
    if (isAlone) findings.count('bots that are left alone');
    if (isAlone !== orphans.has(locator))
      findings.violation(`${locator} is ${isAlone ? 'not ' : ''}listed as orphaned`);
  }
}

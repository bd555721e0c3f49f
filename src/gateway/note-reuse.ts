/**
 * The secret of a retired token, or of one that was ended with itself after its rotation, is used, long after or at once as the policy
 * says: somebody may have found it. It is noticed once, on the retired record itself, and as the policy says what replaced the token is
 * paused; from then on such a call writes nothing again. Only a proven secret comes so far, so nobody without one can stop a family.
 */
import { APP_ACTOR, auditEvent, type AuditEvent, type AuditFact } from '../audit/event';
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Instant } from '../base/time';
import type { RetiredSecretUse } from '../policy/rules';
import { stateAt } from '../tokens/lifecycle';
import type { TokenRecord } from '../tokens/record';
import { familyOf, isReuse, pauseLiving, REUSE_GRACE_MS } from '../tokens/rotation';
import type { Locator } from '../tokens/token';
import type { NotAuthenticated } from './authenticate';
import { tellBug, type Passage } from './passage';
import type { GatewayPorts } from './ports';

/** The answer is the same whatever comes of it. What could not be written is written with the next such call. */
export async function noteReuse(
  { proven, policy }: NotAuthenticated,
  passage: Passage,
  ports: GatewayPorts,
): Promise<void> {
  if (!proven || !policy) return;
  const rule = policy.rules.retiredSecretUse;
  if (!isReuse(proven, passage.startedAt, graceOf(rule))) return;
  try {
    const noted = await note(proven, rule, passage.startedAt, ports);
    if (!noted.ok) passage.storeCode ??= noted.error.code;
  } catch (bug) {
    tellBug(bug, passage, ports);
  }
}

const graceOf = (rule: RetiredSecretUse): number => (rule === 'pause-at-once' ? 0 : REUSE_GRACE_MS);

/** The family, or another call, may change a record at the same moment. */
const TRIES_MAX = 3;

async function note(
  proven: TokenRecord,
  rule: RetiredSecretUse,
  at: Instant,
  ports: GatewayPorts,
): Promise<Result<void, StoreFailure>> {
  let record: TokenRecord | undefined = proven;
  for (let tries = 0; tries < TRIES_MAX && record && isReuse(record, at, graceOf(rule)); tries += 1) {
    const living: Result<readonly TokenRecord[], StoreFailure> =
      rule === 'note' ? ok([]) : await findLiving(record, at, ports);
    if (!living.ok) return living;
    const pausing = { at, by: APP_ACTOR, as: 'app', because: 'retired-secret-used' } as const;
    const paused = pauseLiving(living.value, pausing);
    const noted = { ...record, reusedAt: at, version: record.version + 1 };
    const saved = await ports.ledger.replaceTokens([noted, ...paused], eventsOf(noted, paused, at, ports));
    if (!saved.ok || saved.value === 'replaced') return saved.ok ? ok(undefined) : saved;
    const again = await ports.authority.read(record.locator);
    if (!again.ok) return again;
    record = again.value.record;
  }
  return ok(undefined);
}

/** As many daily rotations as ended tokens are kept: what is retired for longer has been erased. */
const HOPS_MAX = 100;
/** Of a family no more than two live at once. */
const LIVING_MAX = 2;

/** What of the family lives. Somebody who rotates more often than HOPS_MAX is found from what an index knows of the family. */
async function findLiving(
  retired: TokenRecord,
  at: Instant,
  ports: GatewayPorts,
): Promise<Result<readonly TokenRecord[], StoreFailure>> {
  const near = await walkOn(retired.successor, at, ports);
  if (!near.ok || near.value.last === undefined) return near.ok ? ok(near.value.living) : near;
  const known = await findKnown(near.value.last, at, ports);
  if (!known.ok) return known;
  const far = await walkOn(known.value?.locator, at, ports);
  return far.ok ? ok([...near.value.living, ...far.value.living].slice(-LIVING_MAX)) : far;
}

interface Walked {
  readonly living: readonly TokenRecord[];
  /** Where the walk stopped before the end; undefined: it has come there. */
  readonly last: TokenRecord | undefined;
}

/** From one successor to the next, each read strongly consistently: an index might not know the youngest yet. */
async function walkOn(
  from: Locator | undefined,
  at: Instant,
  { authority }: GatewayPorts,
): Promise<Result<Walked, StoreFailure>> {
  const living: TokenRecord[] = [];
  let [next, last]: [Locator | undefined, TokenRecord | undefined] = [from, undefined];
  for (let hops = 0; next !== undefined && hops < HOPS_MAX; hops += 1) {
    const read = await authority.read(next);
    if (!read.ok) return read;
    const { record } = read.value;
    if (record && ['active', 'paused'].includes(stateAt(record, at))) living.push(record);
    [next, last] = [record?.successor, record];
  }
  return ok({ living: living.slice(-LIVING_MAX), last: next === undefined ? undefined : last });
}

const OWN_MAX = 100;

/** The oldest of the family's living that an index knows of: its successors follow it. */
async function findKnown(
  member: TokenRecord,
  at: Instant,
  { tokens }: GatewayPorts,
): Promise<Result<TokenRecord | undefined, StoreFailure>> {
  const pages = await Promise.all(
    (['active', 'paused'] as const).map((state) =>
      tokens.list({ by: 'holder', ownerId: member.ownerId, state, ends: { from: at } }, { limit: OWN_MAX }),
    ),
  );
  const known: TokenRecord[] = [];
  for (const page of pages) {
    if (!page.ok) return page;
    known.push(...page.value.records.filter((record) => familyOf(record) === familyOf(member)));
  }
  return ok(known.toSorted((one, other) => one.grant.issuedAt - other.grant.issuedAt)[0]);
}

function eventsOf(
  { locator, ownerId, ...record }: TokenRecord,
  paused: readonly TokenRecord[],
  at: Instant,
  { random }: GatewayPorts,
): readonly AuditEvent[] {
  const facts: readonly AuditFact[] = [
    { type: 'token.reused', locator, ownerId, family: familyOf({ ...record, locator, ownerId }) },
    ...paused.map((one): AuditFact => ({
      type: 'token.paused',
      locator: one.locator,
      ownerId: one.ownerId,
      as: 'app',
      because: 'retired-secret-used',
    })),
  ];
  return facts.map((fact) => auditEvent(fact, APP_ACTOR, { at, random }));
}

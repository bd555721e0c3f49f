/** Random requests, and an independent model of what `decide` must say of them. */
import fc from 'fast-check';
import { actsOnApp } from '../../src/catalogue/acts-on-app';
import type { Effect, Operation } from '../../src/catalogue/operation';
import { listOperations } from '../../src/catalogue/operations';
import { PERMISSIONS, type Permission } from '../../src/catalogue/permission';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import type { OperationLimit } from '../../src/policy/operation-limit';
import type { LiveGrant } from '../../src/policy/live-grant';
import type { Rules } from '../../src/policy/rules';
import { needKey, SITE, type Standing, type Subject } from '../../src/policy/standing';
import type { Target } from '../../src/policy/target';
import { ABC, aGrant, ALL_EFFECTS, DAY, days, rules, SITE_WIDE, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';

const OPERATIONS = listOperations();
const SCOPES = [...new Set([...APP_SCOPES, ...OPERATIONS.flatMap(({ granular }) => granular ?? [])])];

const operations = fc.constantFrom(...OPERATIONS);
/** Either all, few, or just what the operation asks for with one missing: where the edges are. */
const scopesFor = ({ classic, granular }: Operation): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    { arbitrary: fc.constant(SCOPES), weight: 6 },
    fc.subarray(SCOPES, { maxLength: 5 }),
    fc.subarray([...(classic ?? []), ...(granular ?? [])]),
    fc.constant([...(granular ?? [])]),
    fc.constant([...(classic ?? [])]),
  );
const effects = fc.oneof(fc.constant([...ALL_EFFECTS]), fc.subarray([...ALL_EFFECTS], { minLength: 1 }));
const someDays = fc.record({
  read: fc.integer({ min: 1, max: 5 }),
  write: fc.integer({ min: 1, max: 5 }),
  delete: fc.integer({ min: 1, max: 5 }),
  manage: fc.integer({ min: 1, max: 5 }),
});
const PLACES = [ABC.id, ABC.id, ABC.id, ABC.id, ABC.id, XYZ.id, '010001', ABC.key];
const placed: fc.Arbitrary<Target> = fc.record({
  kind: fc.constant('places' as const),
  projects: fc.array(fc.constantFrom(...PLACES), { maxLength: 2 }),
  issues: fc.array(
    fc.record({ id: fc.constantFrom('501', '511', '502'), projectId: fc.constantFrom(...PLACES) }),
    { maxLength: 2 },
  ),
});
const targets: fc.Arbitrary<Target> = fc.oneof(
  { arbitrary: placed, weight: 3 },
  fc.constantFrom<Target>(
    { kind: 'site-metadata' },
    { kind: 'self' },
    { kind: 'in-reply' },
    { kind: 'site' },
    { kind: 'outside' },
    { kind: 'absent-issue' },
  ),
  fc.constantFrom('jql', 'body', 'deny').map((where): Target => ({ kind: 'unresolved', where })),
);
const SUBJECTS: readonly Subject[] = [
  SITE,
  ...[ABC.id, XYZ.id].map((id): Subject => ({ kind: 'project', id })),
  ...['501', '511', '502'].map((id): Subject => ({ kind: 'issue', id })),
];
/** Everything that could be asked of an owner here. */
export const NEEDS = PERMISSIONS.flatMap((permission) =>
  SUBJECTS.map((subject) => needKey({ permission, subject })),
);
const standings: fc.Arbitrary<Standing> = fc.oneof(
  {
    arbitrary: fc
      .oneof(
        { arbitrary: fc.constant<string[]>([]), weight: 3 },
        fc.subarray(NEEDS, { maxLength: 20 }),
        fc.subarray(NEEDS),
      )
      .map((lost): Standing => ({
        kind: 'known',
        held: new Set(NEEDS.filter((need) => !lost.includes(need))),
      })),
    weight: 8,
  },
  fc.constantFrom<Standing>({ kind: 'inactive' }, { kind: 'unknown', why: 'no-answer' }),
);
const WRITES: readonly (readonly Effect[])[] = [['write'], ['write', 'delete'], ['write', 'manage']];
const reaches = fc.constantFrom(
  SITE_WIDE,
  { kind: 'projects' as const, projects: [ABC] },
  { kind: 'projects' as const, projects: [ABC, XYZ] },
);

/** Any, this one, others, or none. */
const limitsFor = ({ id }: Operation): fc.Arbitrary<OperationLimit> =>
  fc.oneof(
    { arbitrary: fc.constant<OperationLimit>({ kind: 'any' }), weight: 5 },
    fc
      .subarray([id, OPERATIONS[0]!.id, OPERATIONS[9]!.id])
      .map((ids): OperationLimit => ({ kind: 'only', ids })),
  );

export interface Case {
  readonly operation: Operation;
  readonly effects: readonly Effect[];
  readonly permissions: readonly Permission[];
  readonly grant: LiveGrant;
  readonly rules: Rules;
  readonly target: Target;
  readonly standing: Standing;
}

export const cases: fc.Arbitrary<Case> = operations.chain((operation) =>
  fc.record({
    operation: fc.constant(operation),
    // A write may delete from within, or be silent.
    effects: fc.constantFrom(...(operation.effect === 'write' ? WRITES : [[operation.effect]])),
    permissions: fc
      .subarray([...PERMISSIONS], { maxLength: 2 })
      .map((more) => [...operation.permissions, ...more]),
    target: targets,
    standing: standings,
    grant: fc
      .record({
        scopes: scopesFor(operation),
        effects,
        operations: limitsFor(operation),
        reach: reaches,
        age: fc.integer({ min: 0, max: 6 }),
      })
      .map(({ age, ...grant }) => aGrant({ ...grant, issuedAt: NOW - age * DAY })),
    rules: fc
      .record({
        tokensOn: fc.boolean(),
        readOnly: fc.boolean(),
        siteWideTokens: fc.boolean(),
        scopes: scopesFor(operation),
        operations: limitsFor(operation),
        lifetimeDaysMax: fc.oneof(fc.constant(days(365)), someDays),
      })
      .map(rules),
  }),
);

const covers = (held: readonly string[], { classic, granular }: Operation): boolean =>
  [classic, granular].some((set) => set?.every((scope) => held.includes(scope)) === true);

const onlyReads = ({ effects: done }: Case): boolean => done.join() === 'read';

/** Which projects a target is in; undefined where nobody has shown it. */
function homesOf(target: Target): readonly string[] | undefined {
  if (target.kind !== 'places') return undefined;
  const homes = [...target.projects, ...target.issues.map(({ projectId }) => projectId)];
  return homes.length === 0 ? undefined : homes;
}

const isWithin = (one: Case): boolean => {
  const { grant, rules: today, target } = one;
  const { reach } = grant;
  if (reach.kind === 'site' && !today.siteWideTokens) return false;
  if (['site-metadata', 'self', 'in-reply'].includes(target.kind)) return onlyReads(one);
  if (target.kind === 'site') return reach.kind === 'site';
  const homes = homesOf(target);
  if (homes === undefined) return false;
  return reach.kind === 'site' || homes.every((home) => reach.projects.some(({ id }) => id === home));
};

const SITE_PERMISSIONS = [
  'ADMINISTER',
  'SYSTEM_ADMIN',
  'BULK_CHANGE',
  'USER_PICKER',
  'CREATE_SHARED_OBJECTS',
];

/** One permission, asked of whoever owns the token; on all that is touched. */
const ownerHolds = (permission: Permission, { standing, target }: Case): boolean => {
  if (standing.kind !== 'known') return false;
  const { held } = standing;
  const onSite = held.has(permission);
  if (SITE_PERMISSIONS.includes(permission)) return onSite;
  if (target.kind === 'site') return held.has('ADMINISTER');
  if (target.kind !== 'places') return true;
  if (permission === 'ADMINISTER_PROJECTS' && held.has('ADMINISTER')) return true;
  return (
    target.projects.every((id) => held.has(`${permission} project ${id}`)) &&
    target.issues.every(({ id }) => held.has(`${permission} issue ${id}`))
  );
};

const lives = ({ grant, rules: today }: Case): boolean =>
  grant.effects.every((effect) => NOW < grant.issuedAt + today.lifetimeDaysMax[effect] * DAY) &&
  NOW < grant.expiresAt;

/** The whole judgement said once more, as one conjunction and in other words. */
export const mayPass = (one: Case): boolean => {
  const { operation, grant, rules: today } = one;
  const mayDo: readonly Effect[] = today.readOnly ? ['read'] : ALL_EFFECTS;
  return (
    today.tokensOn &&
    covers(APP_SCOPES, operation) &&
    covers(grant.scopes, operation) &&
    covers(today.scopes, operation) &&
    [grant.operations, today.operations].every(
      (limit) => limit.kind === 'any' || limit.ids.includes(operation.id),
    ) &&
    !actsOnApp(operation) &&
    one.effects.every((effect) => grant.effects.includes(effect) && mayDo.includes(effect)) &&
    lives(one) &&
    !operation.beyondStanding &&
    isWithin(one) &&
    one.standing.kind === 'known' &&
    one.permissions.every((permission) => ownerHolds(permission, one))
  );
};

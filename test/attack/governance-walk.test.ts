/** Whatever people, admins, scripts and the schedule do, in whatever order: what holds after every step. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOf } from '../../src/tokens/digest';
import { stateAt } from '../../src/tokens/lifecycle';
import type { TokenRecord } from '../../src/tokens/record';
import { familyOf } from '../../src/tokens/rotation';
import { parseToken } from '../../src/tokens/token';
import { fuzzRuns } from '../support/fuzz-runs';
import { ADMINS, aWalk, walk, type Happened } from './support/governance-walk';

/** Guarantee → whether a step broke it. */
type Guarantees = Readonly<Record<string, (happened: Happened) => boolean>>;

const newOf = ({ before, after }: Happened): readonly TokenRecord[] =>
  [...after.values()].filter(({ locator }) => !before.has(locator));
const changesOf = ({ before, after }: Happened) =>
  [...after.values()].flatMap((is) => {
    const was = before.get(is.locator);
    return was === undefined || was === is ? [] : [{ was, is }];
  });
const isLiving = (record: TokenRecord, now: number): boolean =>
  ['active', 'paused'].includes(stateAt(record, now));
const isOwners = ({ door, by }: Happened, { ownerId }: TokenRecord): boolean =>
  ['page', 'script'].includes(door) && by === ownerId;
/** Approved by somebody who neither ordered it for themselves nor owns it. */
const isApproved = ({ orders }: Happened, locator: string, of: 'new' | 'extend'): boolean =>
  orders.some(
    ({ claimedLocator, kind, ruling, ownerId }) =>
      claimedLocator === locator && kind.of === of && ruling?.unneeded !== true && ruling?.by !== ownerId,
  );
const lasting = ({ grant: { expiresAt: _end, extendedAt: _since, ...rest } }: TokenRecord): string =>
  JSON.stringify(rest);

const butForReuse = ({ reusedAt: _at, version: _version, ...rest }: TokenRecord): string =>
  JSON.stringify(rest);

const GUARANTEES: Guarantees = {
  'a new token is its owner’s own doing': (step) => newOf(step).some((made) => !isOwners(step, made)),
  'what needs approval exists only approved by another': (step) =>
    step.needsApproval &&
    newOf(step).some(
      ({ predecessor, locator }) => predecessor === undefined && !isApproved(step, locator, 'new'),
    ),
  'a successor has no day and no owner that its predecessor had not': (step) =>
    newOf(step).some(({ predecessor, grant, ownerId }) => {
      const was = predecessor && step.before.get(predecessor);
      return (
        was && (was.state !== 'active' || grant.expiresAt > was.grant.expiresAt || was.ownerId !== ownerId)
      );
    }),
  'two of a family live at most': ({ after, now }) => {
    const living = [...after.values()].filter((record) => isLiving(record, now)).map(familyOf);
    return living.some((family) => living.filter((other) => other === family).length > 2);
  },
  'nothing is left half done': ({ after }) => [...after.values()].some(({ state }) => state === 'dormant'),
  'what was revoked stays as it is, but for the note that its secret was used late': (step) =>
    changesOf(step).some(({ was, is }) => was.state === 'revoked' && butForReuse(was) !== butForReuse(is)),
  'powers never change': (step) => changesOf(step).some(({ was, is }) => lasting(was) !== lasting(is)),
  'a token gets another owner by a hand-over alone, and is paused': (step) =>
    changesOf(step).some(
      ({ was, is }) =>
        was.ownerId !== is.ownerId &&
        (is.state !== 'paused' || !(step.key === 'token/hand-over' || step.door === 'sweep')),
    ),
  'nobody resumes what is not theirs to resume': (step) =>
    changesOf(step).some(({ was, is }) => {
      if (was.state !== 'paused' || is.state !== 'active') return false;
      const isAwaited = was.service?.awaitsOwner === true;
      if (step.door === 'admin') return isAwaited;
      const isOwnersPause = was.pause?.as === 'owner' || was.pause?.because === 'handed-over';
      return step.door !== 'page' || step.by !== is.ownerId || !isOwnersPause;
    }),
  'what a retired secret paused is an admin’s to resume': (step) =>
    changesOf(step).some(
      ({ was, is }) =>
        was.pause?.because === 'retired-secret-used' &&
        is.pause?.because !== 'retired-secret-used' &&
        step.door !== 'admin',
    ) ||
    (step.key === 'token/hand-over' &&
      changesOf(step).some(
        ({ was, is }) => was.pause?.because === 'retired-secret-used' && is.pause?.because === 'handed-over',
      )),
  'more days are for the owner of what lives and was not replaced, approved where that is needed': (step) =>
    changesOf(step).some(({ was, is }) => {
      if (is.grant.expiresAt <= was.grant.expiresAt) return false;
      if (!isOwners(step, is) || was.state !== 'active' || was.successor !== undefined) return true;
      return step.needsApproval && !isApproved(step, is.locator, 'extend');
    }),
  'another secret is for the owner, of the active end of a family as it was made': (step) =>
    changesOf(step).some(
      ({ was, is }) =>
        was.digest !== is.digest &&
        (!isOwners(step, is) ||
          was.state !== 'active' ||
          was.successor !== undefined ||
          (was.grant.extendedAt ?? 0) > was.grant.issuedAt),
    ),
  'a token is told once, to its owner': ({ said, after, by, door }) =>
    (said.match(/stj_\w+/g) ?? []).some((text) => {
      const token = parseToken(text);
      const record = token && after.get(token.locator);
      return !record || record.ownerId !== by || record.digest !== digestOf(token.secret) || door === 'admin';
    }),
  'a person is shown their own tokens, and those they back up': ({ door, key, said, by, after }) =>
    door === 'page' &&
    key.startsWith('token/') &&
    [...said.matchAll(/"locator":"(\w{16})","name"/g)].some(([, locator = '']) => {
      const { ownerId, service } = after.get(locator) ?? {};
      return ownerId !== by && service?.backupId !== by;
    }),
  'a script is answered for a token that is live alone': ({ door, isDone, about, before, now }) => {
    const record = before.get(about);
    return door === 'script' && isDone && (!record || !isLiving(record, now));
  },
  'nobody approves what they ordered for themselves, and an order ends once': ({ orders, ordersBefore }) =>
    orders.some((is) => {
      const was = ordersBefore.get(is.id);
      if (!was || was.state === is.state) return false;
      if (!['waiting', 'approved'].includes(was.state)) return true;
      const by = is.ruling?.by;
      return is.state === 'approved' && (by === is.ownerId || by === is.placedBy);
    }),
  'only its owner claims an order': ({ orders, ordersBefore, door, by }) =>
    orders.some(
      ({ id, state, ownerId }) =>
        state === 'claimed' &&
        ordersBefore.get(id)?.state !== 'claimed' &&
        (door !== 'page' || ownerId !== by),
    ),
  'a member owns nothing for the whole site': ({ after }) =>
    [...after.values()].some(
      ({ grant, ownerId }) => grant.reach.kind === 'site' && !ADMINS.includes(ownerId),
    ),
};

it('no walk breaks a guarantee', async () => {
  await fc.assert(
    fc.asyncProperty(aWalk, async (steps) => {
      await walk(steps, (happened) => {
        const broken = Object.entries(GUARANTEES).flatMap(([name, isBroken]) =>
          isBroken(happened) ? [name] : [],
        );
        expect([happened.door, happened.key, broken]).toEqual([happened.door, happened.key, []]);
      });
    }),
    // Shrinking a walk takes minutes; its seed finds it again.
    { numRuns: fuzzRuns(60, 50), endOnFailure: true },
  );
}, 600_000);

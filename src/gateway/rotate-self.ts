/**
 * `POST /token/rotate`: a token replaces itself by a successor with the same powers and the same last day. The answer holds the new
 * token, this once. A script whose answer was lost asks again with the old token, and gets another secret for the same successor.
 */
import * as z from 'zod/mini';
import { retirementOf, rotationPorts } from '../audit/rotation-ports';
import { newUsage } from '../audit/usage';
import { InvariantError, unreachable } from '../base/invariant';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import { formatInstant, SECOND_MS } from '../base/time';
import { endsAt } from '../policy/ceiling';
import { judgeLife, type Circumstances } from '../policy/decide';
import { frozen } from '../policy/frozen';
import { judgeHold } from '../policy/hold';
import { stateAt } from '../tokens/lifecycle';
import type { TokenRecord } from '../tokens/record';
import { rotateToken, type NotRotated, type RotationPorts } from '../tokens/rotate-token';
import { OVERLAP_HOURS_DEFAULT, OVERLAP_HOURS_MAX } from '../tokens/rotation';
import { formatToken } from '../tokens/token';
import { answerJson, type Answer } from './answer';
import { parseOwnBody } from './own-body';
import type { Passage } from './passage';
import type { GatewayPorts } from './ports';
import { refusalOf, refuseStanding, refuseUse, type Refusal } from './refusal';
import type { GatewayRequest } from './request';
import { askMayUse } from './standing/ask-may-use';
import { askStanding, type StandingPorts } from './standing/ask-standing';

export const isRotation = ({ method, segments }: GatewayRequest): boolean =>
  method === 'POST' && segments.length === 2 && segments[0] === 'token' && segments[1] === 'rotate';

/** `record`: of the live token that the request was sent with. */
export async function rotateSelf(
  { record, request }: { readonly record: TokenRecord; readonly request: GatewayRequest },
  circumstances: Circumstances,
  passage: Passage,
  ports: GatewayPorts & StandingPorts,
): Promise<Result<Answer, Refusal>> {
  const barred = judgeRotation(circumstances);
  if (barred) return fail(barred);
  const overlapHours = parseOverlap(request);
  if (!overlapHours.ok) return overlapHours;
  const { ceiling, now } = circumstances;
  const mayUse = await askMayUse(ceiling.rules.mayUse, ports, now);
  if (mayUse !== 'yes') return fail(refuseUse(mayUse));
  const standing = await askStanding([], ports, now);
  if (!standing.ok) return standing;
  if (standing.value.kind !== 'known') return fail(refuseStanding(standing.value));
  // Asked for first: a successor whose token could not be formatted would be of no use to anybody.
  const keys = await ports.tagKeys.ensure();
  if (!keys.ok) return passage.storeFailed(keys.error);

  const terms = { overlapHours: overlapHours.value, now: circumstances.now, random: ports.random };
  const rotated = await rotateToken(record, terms, portsOf(ports));
  if (!rotated.ok) return refuse(rotated.error, passage);
  const { successor, predecessor, secret } = rotated.value;
  const token = formatToken(successor.locator, secret, keys.value);
  if (token === undefined) throw new InvariantError('tag keys without their current version');
  // Where this fails, its first call makes the record.
  await ports.usages.start(newUsage(successor.locator, successor.ownerId, successor.grant.issuedAt));
  const said = {
    token,
    locator: successor.locator,
    endsAt: formatInstant(endsAt(successor.grant, circumstances.ceiling)),
    predecessorRetiresAt: formatInstant(retirementOf(predecessor)),
  };
  // Without what holds for the old token.
  return ok(answerJson(said, { requestId: passage.requestId }));
}

/** What stands against it today, whatever is asked. A token that is frozen in part, too, must not get a successor that is not. */
function judgeRotation({ grant, ceiling, hold, now }: Circumstances): Refusal | undefined {
  const held = ceiling.tokensOn ? judgeHold(hold, grant.reach, ['write']) : undefined;
  const denial = held ? frozen(held) : judgeLife({ grant, ceiling, now });
  if (denial) return refusalOf(denial);
  if (grant.mayRotate !== true) return { code: 'rotation-not-allowed', decidedBy: 'token.mayRotate' };
  return ceiling.rules.selfRotation
    ? undefined
    : { code: 'rotation-not-allowed', decidedBy: 'policy.selfRotation' };
}

const body = once(() =>
  z.strictObject({
    overlapHours: z._default(
      z.int().check(z.minimum(0), z.maximum(OVERLAP_HOURS_MAX)),
      OVERLAP_HOURS_DEFAULT,
    ),
  }),
);

function parseOverlap(request: GatewayRequest): Result<number, Refusal> {
  const parsed = parseOwnBody(request, body());
  return parsed === undefined
    ? fail({ code: 'request-malformed', fault: 'rotation' })
    : ok(parsed.overlapHours);
}

const portsOf = ({ authority, ...ports }: GatewayPorts): RotationPorts =>
  rotationPorts('token', {
    ...ports,
    find: async (locator) => {
      const read = await authority.read(locator);
      return read.ok ? ok(read.value.record) : read;
    },
  });

function refuse(error: NotRotated, passage: Passage): Result<never, Refusal> {
  switch (error.reason) {
    case 'already-rotated':
      return fail(refuseRotated(error, passage));
    case 'not-active':
      return fail(refuseState(error.record, passage));
    case 'gone':
      return fail({ code: 'token-invalid' });
    case 'changed':
      return passage.storeFailed({ reason: 'storage-unavailable', code: 'STALE' });
    case 'failed':
      return passage.storeFailed(error.failure);
    default:
      return unreachable(error, 'refuse');
  }
}

function refuseRotated(
  { successor, retryAt }: Extract<NotRotated, { reason: 'already-rotated' }>,
  { startedAt }: Passage,
): Refusal {
  const wait = retryAt === undefined ? {} : { retryInS: Math.ceil((retryAt - startedAt) / SECOND_MS) };
  return { code: 'already-rotated', successor, ...wait };
}

/** It was live when it was read first. */
function refuseState(record: TokenRecord, { startedAt }: Passage): Refusal {
  const state = stateAt(record, startedAt);
  return {
    code: state === 'paused' ? 'token-paused' : state === 'retired' ? 'token-retired' : 'token-revoked',
  };
}

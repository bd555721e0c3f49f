/** How a bot's token goes from one person to another. Pure: a record in, the next one out, like the rest of its life. */
import { fail, ok, type Result } from '../base/result';
import type { Instant } from '../base/time';
import { isOver, untilAccepted } from './lifecycle';
import type { TokenRecord } from './record';

export interface HandOver {
  /** Account id of the new owner. */
  readonly to: string;
  /** Account id of the new backup; absent: there is none from now on. */
  readonly backupId?: string | undefined;
  readonly at: Instant;
  /** Account id, or `app`. */
  readonly by: string;
}

/** `personal`: a person's own token goes to nobody else. `unfit`: the same person twice, or the owner that it has already. */
export type CannotHandOver = 'ended' | 'personal' | 'unfit';

/**
 * The token stands for somebody else from now on, and is paused until they accept it: it may do what they may do in Jira, and they have
 * not said yet that they answer for that. What an admin paused, or the use of a retired secret, stays so: accepting it is not for its
 * owner.
 */
export function handOver(
  record: TokenRecord,
  { to, backupId, at, by }: HandOver,
): Result<TokenRecord, CannotHandOver> {
  if (record.service === undefined) return fail('personal');
  if (isOver(record, at)) return fail('ended');
  if (to === record.ownerId || to === backupId) return fail('unfit');
  return ok({
    ...record,
    ownerId: to,
    service: { ...serviceOf(backupId), awaitsOwner: true },
    state: 'paused',
    pause: isForAdmin(record) ? record.pause : untilAccepted(by, at),
    version: record.version + 1,
  });
}

/** Paused, and an admin is to look at it first. */
const isForAdmin = ({ state, pause }: TokenRecord): boolean =>
  state === 'paused' && (pause?.as === 'admin' || pause?.because === 'retired-secret-used');

/** Naming the same backup again returns the record as it is. */
export function nameBackup(
  record: TokenRecord,
  { backupId, at }: Pick<HandOver, 'backupId' | 'at'>,
): Result<TokenRecord, CannotHandOver> {
  if (record.service === undefined) return fail('personal');
  if (isOver(record, at)) return fail('ended');
  if (backupId === record.ownerId) return fail('unfit');
  if (backupId === record.service.backupId) return ok(record);
  const { awaitsOwner } = record.service;
  const service = { ...serviceOf(backupId), ...(awaitsOwner ? { awaitsOwner } : {}) };
  return ok({ ...record, service, version: record.version + 1 });
}

const serviceOf = (backupId: string | undefined): NonNullable<TokenRecord['service']> =>
  backupId === undefined ? {} : { backupId };

/** Whom tokens and orders name, and their records once such an account is closed. Pure. */
import { withoutClosed, type Accounts } from '../policy/account';
import type { Order } from './order';
import type { Service, TokenRecord } from './record';

export const accountsOfToken = (record: TokenRecord): readonly (string | undefined)[] => {
  const { ownerId, issuerId, service, pause, endedBy } = record;
  return [ownerId, issuerId, service?.backupId, pause?.by, endedBy];
};

/** A backup whose account is closed is none. The version is the record's own: whoever saves it raises it. */
export const forgetInToken = (record: TokenRecord, closed: Accounts): TokenRecord => {
  const { ownerId, issuerId, service, pause, endedBy } = record;
  return {
    ...record,
    ownerId: withoutClosed(ownerId, closed),
    issuerId: withoutClosed(issuerId, closed),
    ...(service?.backupId !== undefined && closed.has(service.backupId)
      ? { service: withoutBackup(service) }
      : {}),
    ...(pause === undefined ? {} : { pause: { ...pause, by: withoutClosed(pause.by, closed) } }),
    ...(endedBy === undefined ? {} : { endedBy: withoutClosed(endedBy, closed) }),
  };
};

const withoutBackup = ({ backupId: _closed, ...service }: Service): Service => service;

export const accountsOfOrder = ({
  ownerId,
  placedBy,
  ruling,
  backupId,
}: Order): readonly (string | undefined)[] => [ownerId, placedBy, ruling?.by, backupId];

/** The next version of an order. */
export const forgetInOrder = (order: Order, closed: Accounts): Order => {
  const { backupId, ...rest } = order;
  const { ownerId, placedBy, ruling } = order;
  return {
    ...rest,
    ...(backupId === undefined || closed.has(backupId) ? {} : { backupId }),
    ownerId: withoutClosed(ownerId, closed),
    placedBy: withoutClosed(placedBy, closed),
    ...(ruling === undefined ? {} : { ruling: { ...ruling, by: withoutClosed(ruling.by, closed) } }),
    version: order.version + 1,
  };
};

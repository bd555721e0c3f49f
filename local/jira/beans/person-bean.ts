import { url, type Call } from '../call';
import type { Person } from '../model';
import { isAdmin } from '../permissions';

/** A user as Jira shows it. The e-mail address appears to oneself and to Jira administrators who are people. */
export function personBean(call: Call, person: Person): Readonly<Record<string, unknown>> {
  const mine = call.actor.person?.accountId === person.accountId;
  const admin = call.actor.person?.accountType === 'atlassian' && isAdmin(call.site, call.actor);
  return {
    self: url(call, `user?accountId=${person.accountId}`),
    accountId: person.accountId,
    accountType: person.accountType,
    ...(mine || admin ? { emailAddress: person.email } : {}),
    avatarUrls: avatars(`${call.site.siteUrl}/secure/useravatar?ownerId=${person.accountId}`),
    displayName: person.displayName,
    active: person.active,
    timeZone: 'Etc/UTC',
  };
}

/** The user of that account id, or null for undefined. A deleted account is shown as Jira's "Former user". */
export function personById(call: Call, accountId: string | undefined): unknown {
  if (accountId === undefined) return null;
  const person = call.site.people.get(accountId);
  return person === undefined ? formerUser(call, accountId) : personBean(call, person);
}

const formerUser = (call: Call, accountId: string): unknown => ({
  self: url(call, `user?accountId=${accountId}`),
  accountId,
  accountType: 'unknown',
  avatarUrls: avatars(`${call.site.siteUrl}/secure/useravatar?ownerId=${accountId}`),
  displayName: 'Former user',
  active: false,
  timeZone: 'Etc/UTC',
});

const SIZES: readonly (readonly [string, string])[] = [
  ['48x48', ''],
  ['24x24', 'small'],
  ['16x16', 'xsmall'],
  ['32x32', 'medium'],
];

/** The four sizes of an avatar; `base` already has a query string. */
export const avatars = (base: string): Readonly<Record<string, string>> =>
  Object.fromEntries(SIZES.map(([size, name]) => [size, name === '' ? base : `${base}&size=${name}`]));

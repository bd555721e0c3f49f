import { ADMIN_GROUP_ID } from './permissions';
import type { Person } from './model';
import type { Site } from './site';

/** The person of that alias or account id, or undefined. */
export const findPerson = (site: Site, aliasOrAccountId: string): Person | undefined =>
  site.people.get(aliasOrAccountId) ??
  [...site.people.values()].find((person) => person.alias === aliasOrAccountId);

/** The person of that alias or account id; throws where there is none. */
export function getPerson(site: Site, aliasOrAccountId: string): Person {
  const person = findPerson(site, aliasOrAccountId);
  if (person === undefined) throw new Error(`nobody here is called ${aliasOrAccountId}`);
  return person;
}

/** Only people, as user pickers show them: apps are left out. */
export const listPeople = (site: Site): readonly Person[] =>
  [...site.people.values()].filter((person) => person.accountType === 'atlassian');

/** A user search's match: the start of any word of the name, or of the e-mail address. */
export function matchesQuery(person: Person, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  const words = [person.displayName, ...person.displayName.split(/\s+/), person.email];
  return words.some((word) => word.toLowerCase().startsWith(wanted));
}

/** The same person, in or out of the Jira administrators. */
export const withAdmin = (person: Person, admin: boolean): Person => ({
  ...person,
  groupIds: [...person.groupIds.filter((id) => id !== ADMIN_GROUP_ID), ...(admin ? [ADMIN_GROUP_ID] : [])],
});

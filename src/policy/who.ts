/** A part of the people of a site, as a rule names it. Ids only: names of groups are never stored. Pure. */
import * as z from 'zod/mini';
import { once } from '../base/once';

export type Who =
  | { readonly kind: 'everyone' }
  /** Whoever administers the project that it is about. */
  | { readonly kind: 'project-admins' }
  | { readonly kind: 'jira-admins' }
  | { readonly kind: 'groups'; readonly groupIds: readonly string[] }
  /** Whoever holds the app's own permission in Jira, for the site or in the project that it is about. */
  | { readonly kind: 'permission' };
export type WhoKind = Who['kind'];

/** What a rule lets people do. Each has permissions of its own in Jira (manifest.yml, and forge/memberships.ts). */
export type AppPower = 'ask' | 'ask-for-changes' | 'create-for-others' | 'use';

export const EVERYONE: Who = { kind: 'everyone' };
export const JIRA_ADMINS: Who = { kind: 'jira-admins' };

export const GROUPS_MAX = 20;

/** A `Who` as pages send and storage keeps it. Unknown keys are faults: they might narrow. */
export const who = once(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('everyone') }),
    z.strictObject({ kind: z.literal('project-admins') }),
    z.strictObject({ kind: z.literal('jira-admins') }),
    z.strictObject({
      kind: z.literal('groups'),
      groupIds: z
        .array(z.string().check(z.minLength(1), z.maxLength(128)))
        .check(z.minLength(1), z.maxLength(GROUPS_MAX)),
    }),
    z.strictObject({ kind: z.literal('permission') }),
  ]),
);

/** A `Who` that holds for the site as a whole: nobody administers a project where there is none. */
export const siteWho = once(() =>
  who().check(
    z.refine(({ kind }) => kind !== 'project-admins', { params: { problem: 'who-needs-project' } }),
  ),
);

/** Policies of earlier versions said it in one word. */
const EARLIER: readonly string[] = ['everyone', 'project-admins', 'jira-admins'] satisfies WhoKind[];
export const fromEarlier = (stored: unknown): unknown =>
  typeof stored === 'string' && EARLIER.includes(stored) ? { kind: stored } : stored;

/** Memberships over a script: who is among whom when the app asks Jira. */
import { fail, ok } from '../../src/base/result';
import type { Membership, Memberships } from '../../src/policy/memberships';
import { enter, type Journal } from './journal';

export interface FakeMemberships extends Memberships {
  /** What was asked, in order. */
  readonly asked: Membership[];
  /** From here on this is the answer; `unknown`: Jira does not say. */
  become(answer: MembershipAnswer): void;
}

export type MembershipAnswer = boolean | 'unknown' | ((membership: Membership) => boolean | 'unknown');

export function memoryMemberships(answer: MembershipAnswer = true, journal?: Journal): FakeMemberships {
  let today = answer;
  const asked: Membership[] = [];
  return {
    asked,
    become: (next) => {
      today = next;
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- a throw becomes a rejection, as with the real port
    async isAmong(membership) {
      asked.push(membership);
      if (journal && enter(journal, 'memberships.isAmong') !== undefined) return fail('unknown');
      const said = typeof today === 'function' ? today(membership) : today;
      return said === 'unknown' ? fail('unknown') : ok(said);
    },
  };
}

import type { Denial } from '../../src/policy/decision';
import { ABC, SITE_WIDE } from '../support/builders';
import { ANYWHERE, EDIT_ISSUE, EDIT_ROLE, GET_PROJECT, places, PRIORITIES, type Row } from './decide-rows';

const lost = (permission: string): Denial => ({
  reason: 'owner-lost-permission',
  decidedBy: 'owner.standing',
  permission,
});

/** What the owner may not do, no token of theirs may. */
export function standingRows(): readonly Row[] {
  const siteWide = { reach: SITE_WIDE };
  const lostAt = (what: string, lacking: string, more: Partial<Row> = {}): Row => ({
    what,
    lacking: [lacking],
    denial: lost(lacking.split(' ')[0] ?? ''),
    ...more,
  });
  return [
    lostAt('an issue the owner may not see', 'BROWSE_PROJECTS issue 501'),
    lostAt('an issue the owner may not see, site-wide', 'BROWSE_PROJECTS issue 501', { grant: siteWide }),
    lostAt('an issue the owner may not edit', 'EDIT_ISSUES issue 501', { operation: EDIT_ISSUE }),
    lostAt('a second issue that the owner may not edit', 'EDIT_ISSUES issue 511', {
      operation: EDIT_ISSUE,
      target: places([], { '501': ABC.id, '511': ABC.id }),
    }),
    lostAt('a project the owner may not see', 'BROWSE_PROJECTS project 10001', {
      operation: GET_PROJECT,
      target: places([ABC.id]),
    }),
    lostAt('what the request asks for beyond its operation', 'ASSIGN_ISSUES issue 501', {
      operation: EDIT_ISSUE,
      permission: 'ASSIGN_ISSUES',
    }),
    lostAt('a global permission beyond its operation', 'ADMINISTER', {
      operation: EDIT_ISSUE,
      permission: 'ADMINISTER',
    }),
    lostAt('what cannot be named, by who administers Jira no more', 'ADMINISTER', {
      grant: siteWide,
      target: ANYWHERE,
    }),
    {
      what: 'the administration of a project by who administers neither it nor Jira',
      operation: EDIT_ROLE,
      target: places([ABC.id]),
      lacking: ['ADMINISTER', 'ADMINISTER_PROJECTS project 10001'],
      denial: lost('ADMINISTER_PROJECTS'),
    },
    lostAt('an issue that an admin of Jira may not see', 'BROWSE_PROJECTS issue 501', {
      operation: EDIT_ISSUE,
      permission: 'ADMINISTER',
    }),
    {
      what: 'anything, by an inactive owner',
      standing: { kind: 'inactive' },
      denial: { reason: 'owner-inactive', decidedBy: 'owner.standing' },
    },
    {
      what: 'site metadata, by an inactive owner',
      operation: PRIORITIES,
      target: { kind: 'site-metadata' },
      standing: { kind: 'inactive' },
      denial: { reason: 'owner-inactive', decidedBy: 'owner.standing' },
    },
    ...(['not-allowed-to-ask', 'no-answer'] as const).map((why): Row => ({
      what: `standing that nobody knows: ${why}`,
      standing: { kind: 'unknown', why },
      denial: { reason: 'owner-standing-unknown', decidedBy: 'owner.standing', why },
    })),
  ];
}

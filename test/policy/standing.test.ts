import { describe, expect, it } from 'vitest';
import { judgePlaces } from '../../src/policy/judge-reach';
import { holds, insteadOf, isGlobal, needKey, needsOf, SITE, uniqueNeeds } from '../../src/policy/standing';
import type { Need, Standing } from '../../src/policy/standing';
import type { Target } from '../../src/policy/target';
import { ABC, IN_ABC, SITE_WIDE, XYZ } from '../support/builders';

const onProject = (permission: string, id: string): Need => ({
  permission,
  subject: { kind: 'project', id },
});
const onIssue = (permission: string, id: string): Need => ({ permission, subject: { kind: 'issue', id } });
const onSite = (permission: string): Need => ({ permission, subject: SITE });
type Places = Extract<Target, { kind: 'places' }>;
const BOTH: Places = {
  kind: 'places',
  projects: ['10001'],
  issues: [
    { id: '501', projectId: '10001' },
    { id: '502', projectId: '10002' },
  ],
};

describe('what the owner must hold', () => {
  it.each<[string, readonly string[], Target, readonly Need[]]>([
    ['nothing, where nothing is asked', [], BOTH, []],
    [
      'a permission of projects, on every project and every issue',
      ['EDIT_ISSUES'],
      BOTH,
      [onProject('EDIT_ISSUES', '10001'), onIssue('EDIT_ISSUES', '501'), onIssue('EDIT_ISSUES', '502')],
    ],
    ['a global permission, once, on the site', ['BULK_CHANGE'], BOTH, [onSite('BULK_CHANGE')]],
    ['Administer Jira, on the site alone', ['ADMINISTER'], BOTH, [onSite('ADMINISTER')]],
    [
      'both kinds',
      ['ADMINISTER', 'BROWSE_PROJECTS'],
      { kind: 'places', projects: ['10001'], issues: [] },
      [onSite('ADMINISTER'), onProject('BROWSE_PROJECTS', '10001')],
    ],
    [
      'Administer Jira in place of a permission of projects, where nothing is named',
      ['EDIT_ISSUES', 'BROWSE_PROJECTS'],
      { kind: 'site' },
      [onSite('ADMINISTER')],
    ],
    [
      'a global permission as such, where nothing is named',
      ['BULK_CHANGE'],
      { kind: 'site' },
      [onSite('BULK_CHANGE')],
    ],
    [
      'no permission of projects yet, where the reply will show',
      ['BROWSE_PROJECTS'],
      { kind: 'in-reply' },
      [],
    ],
    [
      'global permissions all the same, where the reply will show',
      ['BROWSE_PROJECTS', 'USER_PICKER'],
      { kind: 'in-reply' },
      [onSite('USER_PICKER')],
    ],
    [
      'a permission of projects on what is named beside, where the reply will show the rest',
      ['BROWSE_PROJECTS'],
      { kind: 'in-reply', beside: [{ id: '501', projectId: '10001' }] },
      [onIssue('BROWSE_PROJECTS', '501')],
    ],
    ['no permission of projects for site metadata', ['EDIT_ISSUES'], { kind: 'site-metadata' }, []],
    ['no permission of projects for oneself', ['EDIT_ISSUES'], { kind: 'self' }, []],
    [
      'global permissions for site metadata',
      ['ADMINISTER'],
      { kind: 'site-metadata' },
      [onSite('ADMINISTER')],
    ],
    [
      'each thing once',
      ['EDIT_ISSUES', 'EDIT_ISSUES'],
      { ...BOTH, issues: [] },
      [onProject('EDIT_ISSUES', '10001')],
    ],
  ])('is %s', (_what, permissions, target, needs) => {
    expect(needsOf(permissions, target)).toEqual(needs);
  });

  it('is told apart by permission, kind and id', () => {
    const needs = [
      onSite('EDIT_ISSUES'),
      onProject('EDIT_ISSUES', '1'),
      onIssue('EDIT_ISSUES', '1'),
      onIssue('EDIT_ISSUES', '11'),
      onIssue('EDIT_ISSUE', '1'),
    ];
    expect(new Set(needs.map(needKey)).size).toBe(needs.length);
    expect(uniqueNeeds([...needs, ...needs])).toEqual(needs);
  });

  it.each([
    ['ADMINISTER', true],
    ['SYSTEM_ADMIN', true],
    ['BULK_CHANGE', true],
    ['USER_PICKER', true],
    ['CREATE_SHARED_OBJECTS', true],
    ['ADMINISTER_PROJECTS', false],
    ['BROWSE_PROJECTS', false],
    ['MANAGE_SPRINTS_PERMISSION', false],
    ['toString', false],
  ])('is held on the site as a whole: %s %s', (permission, isOfSite) => {
    expect(isGlobal(permission)).toBe(isOfSite);
  });
});

describe('held', () => {
  const held = (...needs: readonly Need[]) => new Set(needs.map(needKey));

  it.each<[string, ReadonlySet<string>, Need, boolean]>([
    ['is what was confirmed', held(onIssue('EDIT_ISSUES', '501')), onIssue('EDIT_ISSUES', '501'), true],
    ['is nothing else', held(onIssue('EDIT_ISSUES', '501')), onIssue('EDIT_ISSUES', '50'), false],
    [
      'on the project is not held on its issue',
      held(onProject('EDIT_ISSUES', '501')),
      onIssue('EDIT_ISSUES', '501'),
      false,
    ],
    [
      'is what ADMINISTER stands for: administering a project',
      held(onSite('ADMINISTER')),
      onProject('ADMINISTER_PROJECTS', '1'),
      true,
    ],
    [
      'is what ADMINISTER stands for on an issue too',
      held(onSite('ADMINISTER')),
      onIssue('ADMINISTER_PROJECTS', '1'),
      true,
    ],
    ['by ADMINISTER is not browsing', held(onSite('ADMINISTER')), onProject('BROWSE_PROJECTS', '1'), false],
    ['by ADMINISTER is not editing', held(onSite('ADMINISTER')), onIssue('EDIT_ISSUES', '1'), false],
    [
      'by ADMINISTER is not administering the system',
      held(onSite('ADMINISTER')),
      onSite('SYSTEM_ADMIN'),
      false,
    ],
    [
      'by SYSTEM_ADMIN is not administering projects',
      held(onSite('SYSTEM_ADMIN')),
      onProject('ADMINISTER_PROJECTS', '1'),
      false,
    ],
    [
      'by administering a project is not administering Jira',
      held(onProject('ADMINISTER_PROJECTS', '1')),
      onSite('ADMINISTER'),
      false,
    ],
  ])('%s', (_what, confirmed, need, expected) => {
    expect(holds(confirmed, need)).toBe(expected);
  });

  it('has one stand-in only', () => {
    expect(insteadOf(onProject('ADMINISTER_PROJECTS', '1'))).toEqual(onSite('ADMINISTER'));
    expect(insteadOf(onProject('BROWSE_PROJECTS', '1'))).toBeUndefined();
  });
});

describe('places that show only in a reply', () => {
  const BROWSE = ['BROWSE_PROJECTS'];
  const ours: Places = { kind: 'places', projects: [ABC.id], issues: [{ id: '501', projectId: ABC.id }] };
  const known = (...needs: readonly Need[]): Standing => ({
    kind: 'known',
    held: new Set(needs.map(needKey)),
  });
  const all = known(onProject('BROWSE_PROJECTS', ABC.id), onIssue('BROWSE_PROJECTS', '501'));

  it.each<[string, Places, Standing, string | undefined]>([
    ['within reach and seen by the owner may be shown', ours, all, undefined],
    [
      'with an issue elsewhere may not',
      { ...ours, issues: [{ id: '502', projectId: XYZ.id }] },
      all,
      'project-outside',
    ],
    ['with another project may not', { ...ours, projects: [ABC.id, XYZ.id] }, all, 'project-outside'],
    [
      'with an issue the owner may not see may not',
      ours,
      known(onProject('BROWSE_PROJECTS', ABC.id)),
      'owner-lost-permission',
    ],
    ['of an inactive owner may not', ours, { kind: 'inactive' }, 'owner-inactive'],
    [
      'of an owner nobody knows of may not',
      ours,
      { kind: 'unknown', why: 'no-answer' },
      'owner-standing-unknown',
    ],
  ])('%s', (_what, target, standing, reason) => {
    expect(judgePlaces(IN_ABC, BROWSE, { target, standing })?.reason).toBe(reason);
  });

  it('need the owner’s sight of them for a site-wide token too', () => {
    const elsewhere: Places = { kind: 'places', projects: [], issues: [{ id: '502', projectId: XYZ.id }] };
    expect(judgePlaces(SITE_WIDE, BROWSE, { target: elsewhere, standing: all })?.reason).toBe(
      'owner-lost-permission',
    );
    const seen = known(onIssue('BROWSE_PROJECTS', '502'));
    expect(judgePlaces(SITE_WIDE, BROWSE, { target: elsewhere, standing: seen })).toBeUndefined();
  });
});

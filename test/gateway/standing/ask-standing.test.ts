import { describe, expect, it } from 'vitest';
import { Known } from '../../../src/gateway/known';
import { askStanding } from '../../../src/gateway/standing/ask-standing';
import { needKey, SITE, type Need, type Standing } from '../../../src/policy/standing';
import { STRANGER } from '../../support/builders';
import type { JiraOutcome, JiraScript } from '../../support/fake-jira';
import { NOW } from '../../support/fixed-times';
import { SITE as JIRA, standingPorts } from '../../support/gateway-world';

const onIssue = (permission: string, id: string): Need => ({ permission, subject: { kind: 'issue', id } });
const onProject = (permission: string, id: string): Need => ({
  permission,
  subject: { kind: 'project', id },
});
const BROWSE = onIssue('BROWSE_PROJECTS', '501');
const EDIT = onIssue('EDIT_ISSUES', '501');
const ADMINISTER: Need = { permission: 'ADMINISTER', subject: SITE };
const held = (...needs: readonly Need[]): Standing => ({ kind: 'known', held: new Set(needs.map(needKey)) });

async function standingOf(needs: readonly Need[], script: JiraScript = {}) {
  const ports = standingPorts(script);
  const asked = await askStanding(needs, ports, NOW);
  return { standing: asked.ok ? asked.value : asked.error, jira: ports.jira };
}
const checkOf = (body: string | undefined) => JSON.parse(body ?? '') as unknown;

describe('the owner’s standing', () => {
  it('is asked in one question for everything, about the owner, beside whether they are active', async () => {
    const needs = [
      BROWSE,
      EDIT,
      onProject('BROWSE_PROJECTS', '10001'),
      onIssue('EDIT_ISSUES', '511'),
      ADMINISTER,
    ];
    const { standing, jira } = await standingOf(needs);
    expect(standing).toEqual(held(...needs));
    expect([...jira.asked()].sort()).toEqual(['check', 'user']);
    const [check] = jira.questions('check');
    expect(checkOf(check?.body)).toEqual({
      accountId: '5b10a2844c20165700ede21f',
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [
        { permissions: ['BROWSE_PROJECTS'], projects: [10001], issues: [501] },
        { permissions: ['EDIT_ISSUES'], projects: [], issues: [501, 511] },
      ],
    });
    expect(jira.questions('user')[0]?.path).toBe('/rest/api/3/user?accountId=5b10a2844c20165700ede21f');
  });

  it.each<[string, readonly Need[], readonly object[]]>([
    [
      'for the same issue share an entry',
      [BROWSE, EDIT],
      [{ permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'], projects: [], issues: [501] }],
    ],
    [
      'for the same issues and projects share an entry',
      [BROWSE, onProject('BROWSE_PROJECTS', '10001'), onProject('EDIT_ISSUES', '10001'), EDIT],
      [{ permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'], projects: [10001], issues: [501] }],
    ],
    [
      'for an issue and for a project of that id have each their own',
      [BROWSE, onProject('EDIT_ISSUES', '501')],
      [
        { permissions: ['BROWSE_PROJECTS'], projects: [], issues: [501] },
        { permissions: ['EDIT_ISSUES'], projects: [501], issues: [] },
      ],
    ],
    ['of the site alone have none', [ADMINISTER], []],
  ])('and permissions %s', async (_what, needs, entries) => {
    const { jira } = await standingOf(needs);
    expect(checkOf(jira.questions('check')[0]?.body)).toMatchObject({ projectPermissions: entries });
  });

  it('is what Jira confirms and nothing more', async () => {
    const { standing } = await standingOf([BROWSE, EDIT, ADMINISTER], {
      lacking: ['EDIT_ISSUES issue 501', 'ADMINISTER'],
    });
    expect(standing).toEqual(held(BROWSE));
  });

  it('has nothing of what Jira does not return: an issue that it does not know', async () => {
    expect((await standingOf([BROWSE, onIssue('BROWSE_PROJECTS', '404')])).standing).toEqual(held(BROWSE));
  });

  it('has nothing that was not asked, whatever Jira returns beside', async () => {
    const body = JSON.stringify({
      globalPermissions: ['ADMINISTER', 'SYSTEM_ADMIN'],
      projectPermissions: [{ permission: 'EDIT_ISSUES', issues: [501, 502], projects: [501] }],
    });
    expect((await standingOf([EDIT, BROWSE], { faults: { check: { body } } })).standing).toEqual(held(EDIT));
  });

  it('is asked for Administer Jira as well, where that stands for what is needed', async () => {
    const need = onProject('ADMINISTER_PROJECTS', '10001');
    const { standing } = await standingOf([need], { lacking: ['ADMINISTER_PROJECTS'] });
    expect(standing).toEqual(held(ADMINISTER));
  });

  it('is not mixed up by ids beyond what a number holds', async () => {
    const body = JSON.stringify({
      globalPermissions: [],
      projectPermissions: [{ permission: 'EDIT_ISSUES', issues: [9007199254740992], projects: [] }],
    });
    const far = onIssue('EDIT_ISSUES', '9007199254740993');
    expect((await standingOf([far], { faults: { check: { body } } })).standing).toEqual(held());
  });

  it('is asked of the account alone, where nothing is needed', async () => {
    const { standing, jira } = await standingOf([]);
    expect(standing).toEqual(held());
    expect(jira.asked()).toEqual(['user']);
  });

  it.each([
    [1, 1],
    [1_000, 1],
    [1_001, 2],
    [2_500, 3],
  ])('on %i issues is asked in %i parts of a thousand at most', async (count, parts) => {
    const ids = Array.from({ length: count }, (_, at) => String(20_000 + at));
    const needs = ids.map((id) => onIssue('BROWSE_PROJECTS', id));
    const issues = ids.map((id) => ({ id, key: `ABC-${id}`, project: JIRA.projects![0]! }));
    const { standing, jira } = await standingOf(needs, { issues });
    expect(standing).toEqual(held(...needs));
    const bodies = jira.questions('check').map(({ body }) => checkOf(body)) as {
      projectPermissions: { issues: number[] }[];
    }[];
    expect(bodies).toHaveLength(parts);
    const asked = bodies.flatMap(({ projectPermissions }) => projectPermissions.flatMap((one) => one.issues));
    expect(asked.map(String).sort()).toEqual([...ids].sort());
    for (const { projectPermissions } of bodies)
      expect(projectPermissions[0]?.issues.length).toBeLessThanOrEqual(1_000);
  });
});

describe('standing that cannot be known is not assumed', () => {
  it.each<[string, JiraScript, unknown]>([
    [
      'the app may not ask',
      { faults: { check: { status: 403 } } },
      { kind: 'unknown', why: 'not-allowed-to-ask' },
    ],
    [
      'the app lacks the scope',
      { faults: { check: { status: 401 } } },
      { kind: 'unknown', why: 'not-allowed-to-ask' },
    ],
    [
      'the app is not authorised',
      { faults: { check: { fault: 'app-not-authorised' } } },
      { kind: 'unknown', why: 'not-allowed-to-ask' },
    ],
    ...(
      [
        ['Jira fails', { status: 500 }],
        ['Jira is silent', { fault: 'timeout' }],
        ['Jira cannot be reached', { fault: 'unreachable' }],
        ['Jira answers no JSON', { body: '<html>' }],
        ['Jira answers half', { body: '{"globalPermissions":[]}' }],
        [
          'Jira answers ids in words',
          {
            body: '{"globalPermissions":[],"projectPermissions":[{"permission":"EDIT_ISSUES","issues":["501"],"projects":[]}]}',
          },
        ],
        ['Jira calls the question wrong', { status: 400 }],
        ['Jira answers nothing', { status: 204, body: '' }],
      ] as readonly [string, JiraOutcome][]
    ).flatMap(([what, outcome]): [string, JiraScript, unknown][] => [
      [`${what} about rights`, { faults: { check: outcome } }, { kind: 'unknown', why: 'no-answer' }],
      [`${what} about the account`, { faults: { user: outcome } }, { kind: 'unknown', why: 'no-answer' }],
    ]),
    ['the account is deactivated', { owner: 'deactivated' }, { kind: 'inactive' }],
    ['the account is gone', { owner: 'deleted' }, { kind: 'inactive' }],
    [
      'the account is deactivated, whatever else is not known',
      { owner: 'deactivated', faults: { check: { status: 403 } } },
      { kind: 'inactive' },
    ],
    [
      'Jira answers with another account',
      { faults: { user: { body: JSON.stringify({ accountId: STRANGER, active: true }) } } },
      { kind: 'inactive' },
    ],
    [
      'Jira limits the rate',
      { faults: { check: { status: 429, headers: { 'retry-after': '7' } } } },
      { code: 'jira-rate-limited', retryAfter: '7' },
    ],
    [
      'Jira limits the rate about the account',
      { faults: { user: { status: 429 } } },
      { code: 'jira-rate-limited' },
    ],
  ])('%s', async (_what, script, expected) => {
    expect((await standingOf([EDIT], script)).standing).toMatchObject(expected as object);
  });

  // GET user answers 403 where the app lacks "Browse users and groups": nobody has left, and an admin can mend it.
  it('the app may not ask about accounts', async () => {
    const { standing } = await standingOf([EDIT], { faults: { user: { status: 403 } } });
    expect(standing).toEqual({ kind: 'unknown', why: 'not-allowed-to-ask' });
  });

  it('the app lacks the scope to ask about accounts', async () => {
    const { standing } = await standingOf([EDIT], { faults: { user: { status: 401 } } });
    expect(standing).toEqual({ kind: 'unknown', why: 'not-allowed-to-ask' });
  });

  it('and is not remembered either', async () => {
    const ports = standingPorts({ faults: { check: { status: 500 } } });
    await askStanding([EDIT], ports, NOW);
    ports.jira.become({ faults: {} });
    expect(await askStanding([EDIT], ports, NOW + 1)).toEqual({ ok: true, value: held(EDIT) });
  });
});

describe('what was answered is remembered', () => {
  const ask = async (ports: ReturnType<typeof standingPorts>, at: number) => {
    const asked = await askStanding([EDIT], ports, at);
    return asked.ok ? asked.value : asked.error;
  };

  it('for a minute, held or not, and not a millisecond longer', async () => {
    const ports = standingPorts();
    expect(await ask(ports, NOW)).toEqual(held(EDIT));
    ports.jira.become({ lacking: ['EDIT_ISSUES'] });
    expect(await ask(ports, NOW + 59_999)).toEqual(held(EDIT));
    expect(ports.jira.calls).toHaveLength(2);
    expect(await ask(ports, NOW + 60_000)).toEqual(held());
    ports.jira.become({ lacking: [] });
    expect(await ask(ports, NOW + 119_999)).toEqual(held());
    expect(await ask(ports, NOW + 120_000)).toEqual(held(EDIT));
  });

  it('for a minute, of an account that was active', async () => {
    const ports = standingPorts();
    await ask(ports, NOW);
    ports.jira.become({ owner: 'deactivated' });
    expect(await ask(ports, NOW + 59_999)).toEqual(held(EDIT));
    expect(await ask(ports, NOW + 60_000)).toEqual({ kind: 'inactive' });
  });

  it('not where the clock has gone back behind it', async () => {
    const ports = standingPorts();
    await ask(ports, NOW);
    ports.jira.become({ lacking: ['EDIT_ISSUES'] });
    expect(await ask(ports, NOW - 1)).toEqual(held());
  });

  it('and only the rest is asked', async () => {
    const ports = standingPorts();
    await ask(ports, NOW);
    await askStanding([EDIT, BROWSE], ports, NOW + 1);
    expect(checkOf(ports.jira.questions('check')[1]?.body)).toMatchObject({
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues: [501] }],
    });
  });

  it.each([
    ['another installation', { installation: 'ari:cloud:jira::site/another' }],
    ['another owner', { ownerId: STRANGER }],
  ])('not for %s', async (_what, other) => {
    const known = new Known();
    await askStanding([EDIT], standingPorts({}, known), NOW);
    const ports = { ...standingPorts({ lacking: ['EDIT_ISSUES'] }, known), ...other };
    const asked = await askStanding([EDIT], ports, NOW);
    expect(asked.ok && asked.value).toEqual(held());
    expect([...ports.jira.asked()].sort()).toEqual(['check', 'user']);
  });

  // A right that was confirmed a moment ago is lost in the very call that fills the memory.
  it('also while the memory is emptied by its own limit', async () => {
    const ports = standingPorts();
    await ask(ports, NOW);
    for (let at = 1; at < 50_000; at += 1) ports.known.needs.remember(`x ${at}`, true, NOW);
    const asked = await askStanding([EDIT, BROWSE], ports, NOW);
    expect(asked.ok && asked.value).toEqual(held(EDIT, BROWSE));
  });
});

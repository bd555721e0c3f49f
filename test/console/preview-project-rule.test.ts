import { describe, expect, it } from 'vitest';
import { formatCursor } from '../../src/console/list-cursor';
import { previewProjectRule } from '../../src/console/preview-project-rule';
import { NO_RULES, type ProjectRules } from '../../src/policy/project-rules';
import { ABC, aPolicy, aRecord, aRuleBook, DAY, SITE_WIDE, XYZ } from '../support/builders';
import {
  aMember,
  anAdminMember,
  consoleWorld,
  standingsOf,
  type ConsoleWorld,
} from '../support/console-world';
import { NOW } from '../support/fixed-times';

const projectAdmin = standingsOf({ rights: ['ADMINISTER_PROJECTS'] });
const IN_XYZ = { kind: 'projects', projects: [XYZ] } as const;
const RECORDS = [
  aRecord({ grant: { effects: ['read'] } }, 1),
  aRecord({ grant: { effects: ['read', 'write'] } }, 2),
  aRecord({ grant: { effects: ['write'] } }, 3),
  aRecord({ grant: { reach: SITE_WIDE } }, 4),
  aRecord({ grant: { reach: IN_XYZ } }, 5),
  aRecord({ state: 'revoked' }, 6),
  aRecord({ state: 'paused' }, 7),
  aRecord({ grant: { expiresAt: NOW } }, 8),
];

async function look(world: ConsoleWorld, change: Partial<ProjectRules>) {
  const rules = { ...NO_RULES, ...change };
  const preview = await previewProjectRule({ rules }, aMember, projectAdmin, world.ports);
  if (!preview.ok) throw new Error(JSON.stringify(preview.error));
  return preview.value;
}

describe('a preview of a project’s rules', () => {
  it('counts what active tokens of the project and of the whole site would lose there', async () => {
    const world = consoleWorld({ records: RECORDS });
    expect(await look(world, { readOnly: true })).toEqual({
      looked: 4,
      stopped: 1,
      shortened: 0,
      narrowed: 2,
      siteWide: 1,
    });
    expect(await look(world, { tokensOn: false })).toMatchObject({ stopped: 4, narrowed: 0, siteWide: 1 });
  });

  it('counts who would do nothing here for their age, and who ends here sooner', async () => {
    const records = [
      aRecord({ grant: { issuedAt: NOW - 10 * DAY } }, 1),
      aRecord({ grant: { issuedAt: NOW - DAY } }, 2),
      aRecord({ grant: { issuedAt: NOW - DAY, expiresAt: NOW + DAY } }, 3),
    ];
    expect(await look(consoleWorld({ records }), { lifetimeDaysMax: 5 })).toMatchObject({
      looked: 3,
      stopped: 1,
      shortened: 1,
      narrowed: 0,
    });
  });

  it('begins from what the project says today, and from what the site lets a token do', async () => {
    const ruled = consoleWorld({ records: RECORDS, ruleBook: aRuleBook([ABC, { readOnly: true }]) });
    expect(await look(ruled, { readOnly: true })).toMatchObject({ stopped: 0, narrowed: 0 });
    expect(await look(ruled, {})).toMatchObject({ stopped: 0, shortened: 0, narrowed: 0 });
    expect(await look(ruled, { tokensOn: false })).toMatchObject({ stopped: 3 });
    const readOnly = consoleWorld({
      records: RECORDS,
      policy: aPolicy({ readOnly: true, siteWideTokens: false }),
    });
    expect(await look(readOnly, { tokensOn: false })).toMatchObject({ stopped: 2, siteWide: 0 });
  });

  it('finds nothing in a change of who may ask', async () => {
    const draft = { mayAsk: { kind: 'jira-admins' } } as const;
    expect(await look(consoleWorld({ records: RECORDS }), draft)).toMatchObject({ stopped: 0, narrowed: 0 });
  });

  it('tells numbers alone: no name, owner or locator of a token', async () => {
    const told = await look(consoleWorld({ records: RECORDS }), { tokensOn: false });
    for (const value of Object.values(told)) expect(value).toBeTypeOf('number');
  });

  it('looks at each token once over its cursors, with as many calls each time', async () => {
    const records = Array.from({ length: 1_120 }, (_, at) =>
      aRecord(at % 4 === 0 ? { grant: { reach: SITE_WIDE } } : {}, at + 1),
    );
    const world = consoleWorld({ records });
    const rules = { ...NO_RULES, tokensOn: false };
    let cursor: string | undefined;
    let [looked, stopped, siteWide, most] = [0, 0, 0, 0];
    do {
      const before = world.journal.calls.length;
      const page = await previewProjectRule({ rules, cursor }, aMember, projectAdmin, world.ports);
      if (!page.ok) throw new Error('refused');
      most = Math.max(most, world.journal.calls.length - before);
      looked += page.value.looked;
      stopped += page.value.stopped;
      siteWide += page.value.siteWide;
      cursor = page.value.cursor;
    } while (cursor !== undefined);
    expect([looked, stopped, siteWide]).toEqual([1_120, 1_120, 280]);
    expect(most).toBeLessThanOrEqual(2 + 5);
  });

  it.each([
    ['who does not administer the project', standingsOf({ rights: [] }), 'not-project-admin'],
    ['of whom Jira does not say', standingsOf({ rights: 'unknown' }), 'standing-unknown'],
  ])('is for none %s, and reads nothing for them', async (_who, standings, code) => {
    const { ports, journal } = consoleWorld({ records: RECORDS });
    expect(await previewProjectRule({ rules: NO_RULES }, aMember, standings, ports)).toMatchObject({
      error: { refusal: { code } },
    });
    expect(journal.calls).toEqual([]);
  });

  it('is for Jira admins, asked nothing more', async () => {
    const standings = standingsOf({ rights: 'unknown' });
    const { ports } = consoleWorld({ records: RECORDS });
    expect(await previewProjectRule({ rules: NO_RULES }, anAdminMember, standings, ports)).toMatchObject({
      ok: true,
    });
  });

  it('tells faults of the draft by their path, refuses a strange cursor, and changes nothing', async () => {
    const { ports, storage } = consoleWorld({ records: RECORDS });
    const faulty = { ...NO_RULES, lifetimeDaysMax: 0 };
    expect(await previewProjectRule({ rules: faulty }, aMember, projectAdmin, ports)).toMatchObject({
      error: { problems: [{ path: 'rules.lifetimeDaysMax' }] },
    });
    for (const cursor of ['garbled', formatCursor({ done: [], list: 2, at: NOW })])
      expect(
        await previewProjectRule({ rules: NO_RULES, cursor }, aMember, projectAdmin, ports),
      ).toMatchObject({ error: { refusal: { code: 'entry-unknown' } } });
    expect(storage.events).toEqual([]);
  });
});

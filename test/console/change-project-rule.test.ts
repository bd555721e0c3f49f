import { describe, expect, it } from 'vitest';
import { mayCreateForOthers } from '../../src/console/for-others/may-create';
import { changeProjectRule, readProjectRule } from '../../src/console/change-project-rule';
import { dropProjectRule } from '../../src/console/drop-rules';
import { NO_RULES } from '../../src/policy/project-rules';
import { ABC, aRuleBook, rules, XYZ } from '../support/builders';
import { failing } from '../support/journal';
import { aMember, anAdmin, anAdminMember, consoleWorld, standingsOf } from '../support/console-world';

const projectAdmin = standingsOf({ rights: ['ADMINISTER_PROJECTS'] });
const READ_ONLY = { ...NO_RULES, readOnly: true };

describe('the rules of a project', () => {
  it('are saved with an event of before and after, by ids alone', async () => {
    const { ports, storage } = consoleWorld();
    const saved = await changeProjectRule({ revision: 0, rules: READ_ONLY }, aMember, projectAdmin, ports);
    expect(saved).toMatchObject({ ok: true, value: { revision: 1, rules: READ_ONLY } });
    expect(storage.events).toMatchObject([
      { type: 'project-rule.changed', projectId: ABC.id, before: NO_RULES, after: READ_ONLY },
    ]);
  });

  it('tell whoever saves on older ones what is there now, and write nothing', async () => {
    const { ports, storage } = consoleWorld({ ruleBook: aRuleBook([ABC, { tokensOn: false }]) });
    const saved = await changeProjectRule({ revision: 0, rules: READ_ONLY }, aMember, projectAdmin, ports);
    expect(saved).toMatchObject({
      error: { refusal: { code: 'project-rule-stale', newerRule: { rules: { tokensOn: false } } } },
    });
    expect(storage.events).toEqual([]);
  });

  it('are not disturbed by another project’s', async () => {
    const { ports } = consoleWorld({ ruleBook: aRuleBook([XYZ, { tokensOn: false }]) });
    const saved = await changeProjectRule({ revision: 0, rules: READ_ONLY }, aMember, projectAdmin, ports);
    expect(saved).toMatchObject({ ok: true, value: { revision: 2 } });
  });

  it.each([
    ['who does not administer the project', standingsOf({ rights: [] }), 'not-project-admin'],
    ['of whom Jira does not say', standingsOf({ rights: 'unknown' }), 'standing-unknown'],
  ])('are neither shown to nor changed by one %s', async (_who, standings, code) => {
    const { ports, journal } = consoleWorld();
    const no = { error: { refusal: { code } } };
    expect(await readProjectRule(aMember, standings, ports)).toMatchObject(no);
    expect(
      await changeProjectRule({ revision: 0, rules: READ_ONLY }, aMember, standings, ports),
    ).toMatchObject(no);
    expect(journal.calls).toEqual([]);
  });

  it('are removed by a Jira admin, whatever Jira says of the project, with an event; again is no failure', async () => {
    const { ports, storage } = consoleWorld({
      ruleBook: aRuleBook([ABC, { readOnly: true }], [XYZ, { tokensOn: false }]),
    });
    for (let times = 0; times < 2; times += 1)
      expect(await dropProjectRule({ projectId: ABC.id }, anAdmin, ports)).toMatchObject({
        ok: true,
        value: { projects: [{ project: XYZ }] },
      });
    expect(storage.events).toMatchObject([
      { type: 'project-rule.changed', projectId: ABC.id, actorId: anAdmin.accountId, after: NO_RULES },
    ]);
  });

  it.each([
    ['ruleBooks.read', 'storage-unavailable'],
    ['ledger.saveRuleBook', 'storage-unavailable'],
  ])('are there still where %s fails while they are removed, and the admin is told', async (call, code) => {
    const { ports, journal, storage } = consoleWorld({ ruleBook: aRuleBook([ABC, { readOnly: true }]) });
    journal.faultAt = failing('refuse', call);
    const removed = await dropProjectRule({ projectId: ABC.id }, anAdmin, ports);
    expect(removed).toMatchObject({ error: { refusal: { code } } });
    expect(storage.events).toEqual([]);
  });

  it('are changed by Jira admins, asked nothing more', async () => {
    const { ports } = consoleWorld();
    const standings = standingsOf({ rights: 'unknown' });
    const saved = await changeProjectRule({ revision: 0, rules: READ_ONLY }, anAdminMember, standings, ports);
    expect(saved.ok).toBe(true);
  });
});

describe('creating tokens for others', () => {
  const byPermission = rules({ mayCreateForOthers: { kind: 'permission' } });

  it.each([
    [true, { ok: true, value: true }],
    [false, { ok: true, value: false }],
    ['unknown', { ok: false, error: 'unknown' }],
  ] as const)('is Jira’s word on the person: %s', async (members, answer) => {
    const { ports, memberships } = consoleWorld({ members });
    expect(await mayCreateForOthers(byPermission, aMember, ports)).toEqual(answer);
    expect(memberships.asked).toMatchObject([{ accountId: aMember.accountId, power: 'create-for-others' }]);
  });

  it('is for Jira admins always, and by default for nobody else', async () => {
    const { ports, memberships } = consoleWorld({ members: ({ who }) => who.kind !== 'jira-admins' });
    expect(await mayCreateForOthers(rules(), anAdmin, ports)).toEqual({ ok: true, value: true });
    expect(memberships.asked).toEqual([]);
    expect(await mayCreateForOthers(rules(), aMember, ports)).toEqual({ ok: true, value: false });
  });
});

import { describe, expect, it } from 'vitest';
import { addFreeze, readFreeze, thawFreeze } from '../../src/console/change-freeze';
import { FREEZES_MAX } from '../../src/policy/freeze';
import { aFreeze, ADMIN } from '../support/builders';
import { anAdmin, consoleWorld, standingsOf } from '../support/console-world';
import { NOW } from '../support/fixed-times';

const standings = standingsOf({});
const SITE = { of: { kind: 'site' }, what: 'all', reason: 'Zebediah saw a leak' } as const;

describe('freezing', () => {
  it('keeps the admin’s words in the record and tells ids and kinds in the trail', async () => {
    const { ports, storage } = consoleWorld();
    const frozen = await addFreeze(
      { ...SITE, of: { kind: 'person', accountId: 'somebody' }, until: NOW + 1 },
      anAdmin,
      standings,
      ports,
    );
    expect(frozen).toMatchObject({
      ok: true,
      value: { entries: [{ reason: SITE.reason, by: ADMIN, until: new Date(NOW + 1).toISOString() }] },
    });
    expect(storage.events).toMatchObject([
      { type: 'freeze.added', actorId: ADMIN, of: 'person', accountId: 'somebody', until: NOW + 1 },
    ]);
    expect(JSON.stringify(storage.events)).not.toContain('Zebediah');
  });

  it('is refused where there are as many as can be', async () => {
    const { ports, storage } = consoleWorld();
    storage.stored.freeze = aFreeze(...Array.from({ length: FREEZES_MAX }, () => ({})));
    expect(await addFreeze(SITE, anAdmin, standings, ports)).toMatchObject({
      error: { problems: [{ code: 'too-many', facts: { max: FREEZES_MAX } }] },
    });
  });

  it('of a project asks Jira, and is refused where Jira does not tell', async () => {
    const { ports } = consoleWorld();
    const of = { kind: 'project', projectId: '10001' } as const;
    const told = (project: 'hidden' | 'unknown') =>
      addFreeze({ ...SITE, of }, anAdmin, standingsOf({ project }), ports);
    expect(await told('hidden')).toMatchObject({ error: { refusal: { code: 'project-not-visible' } } });
    expect(await told('unknown')).toMatchObject({ error: { refusal: { code: 'standing-unknown' } } });
  });

  it('gives up by name where others change it each time', async () => {
    const { ports } = consoleWorld();
    const ledger = {
      ...ports.ledger,
      saveFreeze: () => Promise.resolve({ ok: true, value: 'stale' } as const),
    };
    expect(await addFreeze(SITE, anAdmin, standings, { ...ports, ledger })).toMatchObject({
      error: { refusal: { code: 'freeze-changed' } },
    });
  });
});

describe('thawing', () => {
  it('of what is not frozen changes nothing and tells nothing', async () => {
    const { ports, storage } = consoleWorld();
    storage.stored.freeze = aFreeze({ id: 'held' }, { id: 'over', until: NOW });
    for (const id of ['over', 'never'])
      expect(await thawFreeze({ id }, anAdmin, ports)).toMatchObject({
        value: { entries: [{ id: 'held' }] },
      });
    expect(storage.events).toEqual([]);
  });

  it('leaves the others', async () => {
    const { ports, storage } = consoleWorld();
    storage.stored.freeze = aFreeze({ id: 'one' }, { id: 'two' });
    await thawFreeze({ id: 'one' }, anAdmin, ports);
    expect(await readFreeze(ports)).toMatchObject({ value: { entries: [{ id: 'two' }] } });
    expect(storage.events).toMatchObject([{ type: 'freeze.thawed', freezeId: 'one', of: 'site' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { adminEntries } from '../../src/console/entries';
import { readGateway, replaceGateway } from '../../src/console/replace-gateway';
import { ADMIN, aFreeze } from '../support/builders';
import { anAdmin, consoleWorld, standingsOf, type ConsoleWorld } from '../support/console-world';
import { NOW } from '../support/fixed-times';
import { failing } from '../support/journal';
import { GATEWAY_URL } from '../support/memory-storage';

const standings = standingsOf({ admin: true });
const replace = ({ ports }: ConsoleWorld, seen: readonly string[] = [GATEWAY_URL], reason?: string) =>
  replaceGateway(
    { seen, ...(reason === undefined ? {} : { freeze: { reason } }) },
    { actor: anAdmin, standings, ports },
  );
const addresses = ({ storage }: ConsoleWorld): readonly string[] => storage.stored.addresses;
const told = ({ storage }: ConsoleWorld) => storage.events.map(({ type }) => type);

describe('replacing the address of the gateway', () => {
  it('deletes every address, tells how many and none of them, and gives a new one', async () => {
    const world = consoleWorld();
    world.storage.stored.addresses.push('https://second.example/x1/other');
    const done = await replace(world);
    expect(done).toMatchObject({ ok: true, value: { erased: 2, freeze: 'not-asked', isTold: true } });
    expect(addresses(world)).toEqual([done.ok && done.value.gatewayUrl]);
    expect(addresses(world)).not.toContain(GATEWAY_URL);
    expect(world.storage.events).toMatchObject([{ type: 'gateway.replaced', actorId: ADMIN, erased: 2 }]);
    expect(JSON.stringify(world.storage.events)).not.toContain('example');
  });

  it('is done once, however often it is asked for with the same old address', async () => {
    const world = consoleWorld();
    const first = await replace(world);
    const again = await replace(world);
    expect(again).toMatchObject({ value: { erased: 0 } });
    expect(again.ok && again.value.gatewayUrl).toBe(first.ok && first.value.gatewayUrl);
    expect(told(world)).toEqual(['gateway.replaced']);
  });

  it('by two at once leaves one new address', async () => {
    const world = consoleWorld();
    const both = await Promise.all([replace(world), replace(world)]);
    expect(both.map((one) => one.ok)).toEqual([true, true]);
    expect(addresses(world)).toEqual([both[0].ok && both[0].value.gatewayUrl]);
    expect(both[1].ok && both[1].value.gatewayUrl).toBe(addresses(world)[0]);
  });

  it('kills nothing where the page saw none, and makes one where there is none', async () => {
    const world = consoleWorld();
    await replace(world, []);
    expect(addresses(world)).toEqual([GATEWAY_URL]);
    world.storage.stored.addresses.length = 0;
    expect(await replace(world, [])).toMatchObject({ value: { erased: 0, isTold: true } });
    expect(addresses(world)).toHaveLength(1);
  });

  it('never gives back an address that just died, should the platform still remember it', async () => {
    const world = consoleWorld();
    const gateway = {
      ...world.ports.gateway,
      find: () => Promise.resolve({ ok: true, value: GATEWAY_URL } as const),
    };
    const done = await replaceGateway(
      { seen: [GATEWAY_URL] },
      { actor: anAdmin, standings, ports: { ...world.ports, gateway } },
    );
    expect(done.ok && done.value.gatewayUrl).toBe(`${GATEWAY_URL}-1`);
  });
});

describe('where the app dies or the platform fails on the way', () => {
  const after = async (world: ConsoleWorld): Promise<void> => {
    world.journal.faultAt = () => undefined;
    const again = await replace(world, [GATEWAY_URL, 'https://second.example']);
    expect(again.ok).toBe(true);
    expect(addresses(world)).toEqual([again.ok && again.value.gatewayUrl]);
    expect(addresses(world)).not.toContain(GATEWAY_URL);
    expect(addresses(world)).not.toContain('https://second.example');
  };

  it.each([1, 2, 3, 4, 5])(
    'at call %i, refused or dead: trying again leaves one new address',
    async (place) => {
      for (const fault of ['refuse', 'throw'] as const) {
        const world = consoleWorld();
        world.storage.stored.addresses.push('https://second.example');
        world.journal.faultAt = (_name, at) => (at === place ? fault : undefined);
        const seen = [GATEWAY_URL, 'https://second.example'];
        await replace(world, seen).catch(() => undefined);
        await after(world);
        expect(told(world).length).toBeGreaterThan(0);
      }
    },
  );

  it('before anything was deleted: says that an old address may answer', async () => {
    const world = consoleWorld();
    world.journal.faultAt = failing('refuse', 'gateway.erase');
    expect(await replace(world)).toMatchObject({ error: { refusal: { code: 'gateway-not-deleted' } } });
  });

  it('between deleting and making: says that there is none, the page sees none, and a retry makes it', async () => {
    const world = consoleWorld();
    world.journal.faultAt = failing('refuse', 'gateway.find', 'gateway.create');
    expect(await replace(world)).toMatchObject({ error: { refusal: { code: 'gateway-not-made' } } });
    expect(await readGateway(world.ports)).toEqual({ ok: true, value: { addresses: [] } });
    await after(world);
  });

  it('storage that is down keeps no address alive, and the reply says what is missing', async () => {
    const world = consoleWorld();
    world.journal.faultAt = failing('refuse', 'audit.append', 'freezes.read');
    expect(await replace(world, [GATEWAY_URL], 'a leak')).toMatchObject({
      value: { erased: 1, freeze: 'failed', isTold: false },
    });
    expect(addresses(world)).not.toContain(GATEWAY_URL);
  });
});

describe('freezing along with it', () => {
  it('is done first, with the admin’s words, and not a second time', async () => {
    const world = consoleWorld();
    expect(await replace(world, [GATEWAY_URL], 'Zebediah saw a leak')).toMatchObject({
      value: { freeze: 'added' },
    });
    expect(told(world)).toEqual(['freeze.added', 'gateway.replaced']);
    expect(JSON.stringify(world.storage.events)).not.toContain('Zebediah');
    expect(await replace(world, [GATEWAY_URL], 'again')).toMatchObject({ value: { freeze: 'held' } });
    expect(world.storage.stored.freeze).toMatchObject({ entries: [{ of: { kind: 'site' }, what: 'all' }] });
  });

  it('is added beside a freeze that is narrower or ends', async () => {
    for (const entry of [{ what: 'writes' as const }, { until: NOW + 1 }]) {
      const world = consoleWorld();
      world.storage.stored.freeze = aFreeze({ id: 'one', what: 'all', ...entry });
      expect(await replace(world, [GATEWAY_URL], 'why')).toMatchObject({ value: { freeze: 'added' } });
    }
  });
});

describe('the entry', () => {
  const call = (payload: object, admin = true) => {
    const world = consoleWorld();
    const entry = adminEntries(world.ports)['gateway/replace'];
    const caller = { accountId: ADMIN, projectId: undefined };
    return entry(payload, caller, standingsOf({ admin })).then((reply) => ({ reply, world }));
  };

  it.each(['', 'replace', 'REPLACE it'])(
    'asks for the word, typed: %j does nothing',
    async (confirmation) => {
      const { reply, world } = await call({ confirmation, seen: [GATEWAY_URL] });
      expect(reply).toMatchObject({ problems: [{ path: 'confirmation', code: 'not-confirmed' }] });
      expect(addresses(world)).toEqual([GATEWAY_URL]);
    },
  );

  it('is for Jira admins', async () => {
    const { reply, world } = await call({ confirmation: 'REPLACE', seen: [GATEWAY_URL] }, false);
    expect(reply).toMatchObject({ refusal: { code: 'not-jira-admin' } });
    expect(addresses(world)).toEqual([GATEWAY_URL]);
  });
});

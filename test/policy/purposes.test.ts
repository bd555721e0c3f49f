import { describe, expect, it } from 'vitest';
import { missingScopes } from '../../src/catalogue/missing-scopes';
import { EFFECTS, type Operation } from '../../src/catalogue/operation';
import { listOperations } from '../../src/catalogue/operations';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import { tokenReachOf } from '../../src/catalogue/token-reach';
import { ceilingOf } from '../../src/policy/ceiling';
import { powersOf } from '../../src/policy/powers';
import { listPresets } from '../../src/policy/presets';
import { barrierOf, PURPOSES, type PurposeKey } from '../../src/policy/purposes';
import { INITIAL_RULES, parseRules, type Rules } from '../../src/policy/rules';
import { aGrant, anOperation, days, rules } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { issue } from '../../src/tokens/issue';
import { IN_ABC, OWNER } from '../support/builders';
import { seededRandom } from '../support/random';

const purposeOf = (key: PurposeKey) => PURPOSES.find((purpose) => purpose.key === key)!;
const COMPLETE = PURPOSES.filter(({ key }) => key !== 'custom');
const opens = (scopes: readonly string[], operation: Operation): boolean =>
  missingScopes(operation, new Set(scopes)).length === 0;
/** What a purpose is about: its list, or all that its scopes open to a project's token. */
const reachOf = (scopes: readonly string[], ids: readonly string[] | undefined): readonly Operation[] =>
  ids?.map(anOperation) ??
  listOperations().filter((operation) => tokenReachOf(operation) === 'projects' && opens(scopes, operation));
/** Without what asks for no scope: that is every token's, and no power. */
const withScopes = (ids: readonly string[]): readonly string[] =>
  ids.filter((id) => anOperation(id).classic?.length !== 0).toSorted();
const idsOf = ({ operations }: (typeof PURPOSES)[number]) =>
  operations.kind === 'only' ? operations.ids : undefined;

describe.each(COMPLETE)('the purpose $key', (purpose) => {
  it('names scopes that the app holds and operations that the catalogue has, each once', () => {
    for (const scope of purpose.scopes) expect(APP_SCOPES).toContain(scope);
    const ids = idsOf(purpose) ?? [];
    for (const id of ids) expect(anOperation(id).id).toBe(id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has scopes that open each of its operations to a token of one project', () => {
    for (const operation of reachOf(purpose.scopes, idsOf(purpose))) {
      expect(opens(purpose.scopes, operation)).toBe(true);
      expect(tokenReachOf(operation)).toBe('projects');
    }
  });

  it('has effects that cover each operation it lists, and none that its operations do not have', () => {
    const effects = new Set(reachOf(purpose.scopes, idsOf(purpose)).map(({ effect }) => effect));
    for (const effect of purpose.effects) expect(effects).toContain(effect);
    if (idsOf(purpose)) expect([...effects].sort()).toEqual([...purpose.effects].sort());
  });

  it('asks for the least that does: without any one of its scopes an operation is lost', () => {
    for (const scope of purpose.scopes) {
      const fewer = purpose.scopes.filter((other) => other !== scope);
      const lost = reachOf(purpose.scopes, idsOf(purpose)).filter(
        (operation) => purpose.effects.includes(operation.effect) && !opens(fewer, operation),
      );
      expect(lost).not.toEqual([]);
    }
  });

  it('can be asked for under the widest policy, and gives all of it', () => {
    const ceiling = ceilingOf(rules());
    expect(barrierOf(purpose, ceiling)).toBeUndefined();
    const { scopes, effects, operations } = purpose;
    const request = { ownerId: OWNER, name: 'n', purpose: '', scopes, effects, operations, reach: IN_ABC };
    const issued = issue({ ...request, days: undefined }, ceiling, { now: NOW, random: seededRandom() });
    expect(issued.ok).toBe(true);
    const open = powersOf(aGrant({ scopes, effects, operations }), ceiling);
    expect(open.length).toBeGreaterThan(0);
    if (operations.kind === 'only')
      expect(open.map(({ id }) => id).sort()).toEqual(withScopes(operations.ids));
  });
});

describe('a purpose is barred', () => {
  it.each<[PurposeKey, Partial<Rules>, ReturnType<typeof barrierOf>]>([
    ['report', { readOnly: true }, undefined],
    ['create-issues', { readOnly: true }, 'readOnly'],
    ['comment-bot', { readOnly: true }, 'readOnly'],
    ['sync', { readOnly: true }, 'readOnly'],
    ['custom', { readOnly: true }, undefined],
    ['report', { scopes: ['read:jira-user'] }, 'scopes'],
    ['create-issues', { scopes: ['read:jira-work'] }, 'scopes'],
    ['sync', { scopes: ['read:jira-work', 'write:jira-work'] }, 'scopes'],
    ['custom', { scopes: [] }, undefined],
    ['create-issues', { operations: purposeOf('create-issues').operations }, undefined],
    ['comment-bot', { operations: purposeOf('create-issues').operations }, 'operations'],
    ['create-issues', { operations: { kind: 'only', ids: ['POST /rest/api/3/issue'] } }, 'operations'],
    ['report', { operations: { kind: 'only', ids: ['POST /rest/api/3/issue'] } }, 'operations'],
    ['report', { operations: { kind: 'only', ids: ['GET /rest/api/3/field'] } }, undefined],
    ['report', { operations: { kind: 'only', ids: ['GET /rest/api/3/serverInfo'] } }, 'operations'],
    ['sync', { operations: { kind: 'only', ids: [] } }, 'operations'],
    ['custom', { operations: { kind: 'only', ids: [] } }, undefined],
  ])('%s under %j: %s', (key, change, rule) => {
    expect(barrierOf(purposeOf(key), ceilingOf(rules(change)))).toBe(rule);
  });
});

describe.each(listPresets())('the preset $key', (preset) => {
  it.each<[string, Rules]>([
    ['a fresh installation’s', INITIAL_RULES],
    ['the widest', rules()],
    [
      'the narrowest',
      rules({
        tokensOn: false,
        scopes: [],
        readOnly: true,
        lifetimeDaysMax: days(1),
        lifetimeDaysDefault: days(1),
      }),
    ],
    [
      'rules with lists',
      rules({
        operations: { kind: 'only', ids: ['GET /rest/api/3/field'] },
        mayAsk: { kind: 'jira-admins' },
      }),
    ],
  ])('makes rules that can be saved, of %s', (_what, today) => {
    expect(parseRules({ ...today, ...preset.rules }).ok).toBe(true);
  });

  it('names only scopes of the app and operations of the catalogue', () => {
    for (const scope of preset.rules.scopes ?? []) expect(APP_SCOPES).toContain(scope);
    const { operations } = preset.rules;
    if (operations?.kind === 'only') for (const id of operations.ids) expect(anOperation(id).id).toBe(id);
  });

  it('says the same whatever held before, and leaves who may ask, how many and how long to the admin', () => {
    const apply = (today: Rules): Rules => ({ ...today, ...preset.rules });
    const { mayAsk, tokensPerPersonMax, lifetimeDaysMax, lifetimeDaysDefault, attributeInJira } = rules();
    const { idleDaysMax, ownerLeft, selfRotation, retiredSecretUse, adminTokens, notice } = rules();
    const kept = {
      ...{ mayAsk, tokensPerPersonMax, lifetimeDaysMax, lifetimeDaysDefault, attributeInJira },
      ...{ idleDaysMax, ownerLeft, selfRotation, retiredSecretUse, adminTokens, notice },
    };
    expect({ ...apply(INITIAL_RULES), ...kept }).toEqual({ ...apply(rules()), ...kept });
    expect(Object.keys(preset.rules)).not.toEqual(expect.arrayContaining(['mayAsk']));
  });
});

describe('the presets', () => {
  const powersUnder = (key: string, reach = IN_ABC) => {
    const { rules: change } = listPresets().find((preset) => preset.key === key)!;
    const all = aGrant({ scopes: [...APP_SCOPES], effects: EFFECTS, reach });
    return powersOf(all, ceilingOf(rules(change)));
  };

  it('read-only opens reads alone', () => {
    expect(new Set(powersUnder('read-only').map(({ effect }) => effect))).toEqual(new Set(['read']));
  });

  it('create-issues opens what the purpose needs, and no more', () => {
    const { operations } = purposeOf('create-issues');
    expect(
      powersUnder('create-issues')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(operations.kind === 'only' ? withScopes(operations.ids) : []);
  });

  it('each bars none of the purposes that it is for', () => {
    const barredBy = (key: string, purpose: PurposeKey) =>
      barrierOf(
        purposeOf(purpose),
        ceilingOf(rules(listPresets().find((preset) => preset.key === key)!.rules)),
      );
    expect(barredBy('read-only', 'report')).toBeUndefined();
    expect(barredBy('create-issues', 'create-issues')).toBeUndefined();
    for (const { key } of PURPOSES) expect(barredBy('open', key)).toBeUndefined();
  });
});

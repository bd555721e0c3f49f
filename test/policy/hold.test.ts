import { describe, expect, it } from 'vitest';
import { judgeAnyTouch, judgeHold, judgeTouch, type HeldProject } from '../../src/policy/hold';
import type { Effect } from '../../src/catalogue/operation';
import { ABC, IN_ABC, SITE_WIDE, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';

const held = (projectId: string, change: Partial<HeldProject> = {}): HeldProject => ({
  scope: 'project',
  what: 'all',
  projectId,
  ...change,
});
const IN_BOTH = { kind: 'projects', projects: [ABC, XYZ] } as const;

describe('a freeze of changes', () => {
  const frozen = [held(ABC.id, { what: 'writes' })];
  it.each<[string, readonly Effect[], boolean]>([
    ['lets reading through', ['read'], false],
    ['stops writing', ['write'], true],
    ['stops what reads and writes', ['read', 'write'], true],
    ['stops deleting', ['delete'], true],
  ])('%s', (_what, effects, stops) => {
    expect(judgeTouch(frozen, [ABC.id], effects) !== undefined).toBe(stops);
    expect(judgeAnyTouch(frozen, effects) !== undefined).toBe(stops);
    expect(judgeHold({ upon: [], projects: frozen }, IN_ABC, effects) !== undefined).toBe(stops);
  });
});

describe('a frozen project', () => {
  it('stops a token that is bound to it, not one that is bound to another as well or to the site', () => {
    const hold = { upon: [], projects: [held(ABC.id)] };
    expect(judgeHold(hold, IN_ABC)).toMatchObject({ scope: 'project' });
    expect(judgeHold(hold, IN_BOTH)).toBeUndefined();
    expect(judgeHold(hold, SITE_WIDE)).toBeUndefined();
  });

  it('is told with the others by the end that lets something through again', () => {
    const [soon, late] = [held(ABC.id, { until: NOW + 1 }), held(XYZ.id)];
    expect(judgeHold({ upon: [], projects: [late, soon] }, IN_BOTH)).toEqual(soon);
    expect(judgeTouch([late, soon], [ABC.id, XYZ.id])).toEqual(late);
    expect(judgeTouch([late, soon], [ABC.id])).toEqual(soon);
  });
});

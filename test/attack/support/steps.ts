/** What can happen to the world under attack, in words. */
import { WIDE } from '../../conformance/support/rules';
import {
  asks,
  asToken,
  boardShows,
  control,
  grant,
  HOLDERS,
  LOCK,
  nothing,
  person,
  seededRole,
  setRole,
  UNLOCK,
  type Act,
} from './step-acts';
import type { AttackWorld } from './world';

export type Undo = (world: AttackWorld) => Promise<unknown>;

interface Step {
  readonly words: RegExp;
  readonly act: Act;
  /** Takes it back; absent: only a reset does. */
  readonly undo?: Act;
}

/** Throws for words that mean nothing. */
export function readStep(text: string): { readonly act: Undo; readonly undo: Undo | undefined } {
  for (const { words, act, undo } of STEPS) {
    const match = words.exec(text)?.slice(1);
    if (match) return { act: (world) => act(world, match), undo: undo && ((world) => undo(world, match)) };
  }
  throw new Error(`nothing happens by "${text}"`);
}

const STEPS: readonly Step[] = [
  {
    words: /^move (\S+) to (\S+)$/,
    act: control(
      ([name]) => `POST /issues/${name}`,
      ([, project]) => ({ project }),
    ),
  },
  { words: /^lock (\S+)$/, act: LOCK, undo: UNLOCK },
  { words: /^unlock (ABC-13)$/, act: UNLOCK, undo: LOCK },
  { words: /^unlock (\S+)$/, act: UNLOCK, undo: nothing },
  {
    words: /^rename (\S+) to (\S+)$/,
    act: control(
      ([name]) => `POST /projects/${name}`,
      ([, key]) => ({ key }),
    ),
  },
  {
    words: /^found (\S+) like (\S+)$/,
    act: control(
      () => 'POST /projects',
      ([key, like]) => ({ key, like, name: `New ${key}` }),
    ),
  },
  { words: new RegExp(`^take (\\S+) from ${HOLDERS} in (\\S+)$`), act: grant(false), undo: grant(true) },
  { words: new RegExp(`^give (\\S+) to ${HOLDERS} in (\\S+)$`), act: grant(true), undo: grant(false) },
  { words: /^deactivate (\S+)$/, act: person({ active: false }), undo: person({ active: true }) },
  {
    words: /^delete account of (\S+)$/,
    act: control(
      ([name]) => `DELETE /people/${name}`,
      () => ({}),
    ),
  },
  { words: /^demote (\S+)$/, act: person({ admin: false }), undo: person({ admin: true }) },
  {
    words: /^(\S+) leaves (\S+)$/,
    act: (world, [name = '', project = '']) => setRole(world, name, project, null),
    undo: (world, [name = '', project = '']) => seededRole(world, name, project),
  },
  {
    words: /^(\S+) becomes (\S+) in (\S+)$/,
    act: (world, [name = '', role = '', project = '']) => setRole(world, name, project, role),
    undo: (world, [name = '', , project = '']) => seededRole(world, name, project),
  },
  {
    words: /^board (1) shows (.+)$/,
    act: boardShows,
    undo: (world) => boardShows(world, ['1', 'ABC']),
  },
  {
    words: /^make board of (.+)$/,
    act: control(
      () => 'POST /boards',
      ([keys = '']) => ({ name: 'Joint', type: 'scrum', projects: keys.split(' ') }),
    ),
  },
  {
    words: /^wait (\d+) s$/,
    act: control(
      () => 'POST /clock',
      ([s]) => ({ advanceMs: Number(s) * 1_000 }),
    ),
    undo: nothing,
  },
  // Switches and faults are put back before anything else is.
  {
    words: /^switch (\S+) (on|off)$/,
    act: control(
      () => 'POST /switches',
      ([name = '', to]) => ({ [name]: to === 'on' }),
    ),
    undo: nothing,
  },
  {
    words: /^set (\S+) to (\S+)$/,
    act: control(
      () => 'POST /switches',
      ([name = '', to]) => ({ [name]: to }),
    ),
    undo: nothing,
  },
  {
    words: /^fault (\{.*\})$/,
    act: ({ site }, [json = '']) => site.control('POST /faults', JSON.parse(json)),
    undo: nothing,
  },
  { words: /^cold$/, act: ({ site }) => site.coldStart(), undo: nothing },
  {
    words: /^rules (\{.*\})$/,
    act: ({ site }, [json = '']) => site.changeRules(JSON.parse(json) as object),
    undo: ({ site }) => site.switchOn(WIDE),
  },
  { words: /^hold (\S+)$/, act: (world, [name = '']) => world.tokenOf(asToken(name)), undo: nothing },
  { words: /^(\S+) asks (GET|PUT) (\S+)(?: (\{"fields":\{"summary":"y"\}\}))?$/, act: asks, undo: nothing },
  { words: /^(\S+) asks (\S+) (\S+)(?: (.+))?$/, act: asks },
];

/** How a probe arrived → what that means. Pure. */
import { formatInstant } from '../base/time';
import { LEGS, type Leg, type Observation } from '../tokens/set-up-observation';
import { tellsAddress } from './address-proof';
import type { SetUpFacts, SetUpFinding, SetUpKey, SetUpState } from './set-up-contract';
import type { Probed, SeenOutside, SetUpRun } from './set-up-ports';

/** What is asked of an observation, and of which leg. */
interface Question {
  readonly key: SetUpKey;
  readonly leg: Leg;
  readonly isGood: (observation: Observation) => boolean;
  /** What it is where it is not good; `bad` where absent. */
  readonly otherwise?: 'note';
  readonly facts: (observation: Observation) => SetUpFacts;
}

const QUESTIONS: readonly Question[] = [
  {
    key: 'headers-arrive',
    leg: 'request',
    isGood: ({ headerCase }) => headerCase !== 'absent',
    facts: ({ headerCase }) => ({ headerCase }),
  },
  {
    key: 'path-arrives',
    leg: 'path',
    isGood: ({ path }) => path === 'raw' || path === 'decoded',
    facts: ({ path }) => ({ path }),
  },
  {
    key: 'query-arrives',
    leg: 'request',
    isGood: ({ query }) => query === 'whole',
    facts: ({ query }) => ({ query }),
  },
  {
    key: 'body-arrives',
    leg: 'request',
    isGood: ({ body }) => body === 'bytes' || body === 'text',
    facts: ({ body }) => ({ body }),
  },
  {
    key: 'client-address',
    leg: 'request',
    isGood: tellsAddress,
    otherwise: 'note',
    facts: ({ clientAddress }) => ({ clientAddress }),
  },
];

/**
 * All findings that rest on probes. What somebody outside saw since the run counts more than what the app saw of itself: scripts are
 * outside. What was seen before the run does not count: the run asks anew.
 */
export function probeFindings(
  { at, probed }: Pick<SetUpRun, 'at' | 'probed'>,
  everSeen: SeenOutside,
): readonly SetUpFinding[] {
  const outside: SeenOutside = Object.fromEntries(
    Object.entries(everSeen).filter(([, observation]) => observation.at >= at),
  );
  return [
    reachable(probed, outside),
    authorization(probed, outside),
    ...QUESTIONS.map((question) => answer(question, probed[question.leg], outside[question.leg])),
  ];
}

type Inside = SetUpRun['probed'];

function reachable(probed: Inside, outside: SeenOutside): SetUpFinding {
  const key = 'gateway-answers';
  const seen = LEGS.map((leg) => findSeen(probed[leg], outside[leg])).find((each) => each !== undefined);
  return seen ? { key, state: 'good', facts: whenceOf(seen) } : unseen(key, 'request', probed.request);
}

/** Both forms must arrive, Bearer and Basic: clients use either. */
function authorization(probed: Inside, outside: SeenOutside): SetUpFinding {
  const key = 'authorization-arrives';
  const seen = LEGS.map((leg) => ({ leg, seen: findSeen(probed[leg], outside[leg]) }));
  const lost = seen.find(({ seen: each }) => each?.observation.authorization === false)?.seen;
  if (lost) return { key, state: 'bad', facts: { ...whenceOf(lost), authorization: false } };
  const gap = seen.find(({ seen: each }) => each === undefined);
  if (gap) return unseen(key, gap.leg, probed[gap.leg], 'unknown');
  const facts = seen[0]?.seen ? whenceOf(seen[0].seen) : {};
  return { key, state: 'good', facts: { ...facts, authorization: true } };
}

function answer(
  { key, leg, isGood, facts, otherwise }: Question,
  inside: Probed,
  outside: Observation | undefined,
): SetUpFinding {
  const seen = findSeen(inside, outside);
  if (!seen) return unseen(key, leg, inside, 'unknown');
  const state: SetUpState = isGood(seen.observation) ? 'good' : (otherwise ?? 'bad');
  return { key, state, facts: { ...whenceOf(seen), ...facts(seen.observation) } };
}

interface Seen {
  readonly from: 'inside' | 'outside';
  readonly observation: Observation;
}

function findSeen(inside: Probed, outside: Observation | undefined): Seen | undefined {
  if (outside) return { from: 'outside', observation: outside };
  return inside.kind === 'seen' ? { from: 'inside', observation: inside.observation } : undefined;
}

const whenceOf = ({ from, observation }: Seen): SetUpFacts => ({ from, at: formatInstant(observation.at) });

/** An answer that is not the echo's is bad for the gateway, and says nothing of anything else. */
function unseen(key: SetUpKey, leg: Leg, inside: Probed, otherwise: SetUpState = 'bad'): SetUpFinding {
  if (inside.kind !== 'answered-otherwise') {
    return {
      key,
      state: 'unknown',
      facts: inside.kind === 'unreached' ? { why: inside.why } : {},
      curl: leg,
    };
  }
  return { key, state: otherwise, facts: { why: 'status', status: inside.status }, curl: leg };
}

/** Scripts: they call the gateway without end, with tokens good and bad, and read what they are told. */
import * as z from 'zod';
import { reach } from './reach';
import type { Desk } from './desk';
import type { Findings } from './findings';
import type { Dice } from './dice';
import type { Flight } from './flights';
import type { SoakToken, Wish } from './known';
import { PROJECT_KEYS, type ProjectKey } from './people';
import { aProvenRecord, tagKeys, tokenOf } from '../support/builders';

interface Recipe {
  readonly wish: Wish;
  readonly method: string;
  /** With query. */
  readonly target: string;
  readonly json?: unknown;
  readonly isSearch?: true;
}

/** Issues of the demo site that stay where they are and are secret to nobody. */
const NUMBERS = [2, 3, 4, 5, 8] as const;
/** The key of the installation, and of somebody who guesses at it. */
const FORGED = [tokenOf(aProvenRecord({}, 999_999_937)), tokenOf(aProvenRecord({}, 41), tagKeys(43)), 'junk'];

function recipeOf(dice: Dice): Recipe {
  const project = dice.of(PROJECT_KEYS);
  const issue = `/rest/api/3/issue/${project}-${dice.of(NUMBERS)}`;
  const property = `${issue}/properties/soak`;
  const part = dice.part();
  if (part < 0.35)
    return { wish: { effect: 'read', project }, method: 'GET', target: `${issue}?fields=summary` };
  if (part < 0.45)
    return { wish: { effect: 'read', project }, method: 'GET', target: `/rest/api/3/project/${project}` };
  if (part < 0.6) return searchOf(dice);
  if (part < 0.65) return { wish: { effect: 'read' }, method: 'GET', target: '/rest/api/3/field' };
  if (part < 0.7) return { wish: { effect: 'read', project }, method: 'GET', target: `${issue}/comment` };
  if (part < 0.9)
    return {
      wish: { effect: 'write', project },
      method: 'PUT',
      target: property,
      json: { at: dice.below(100) },
    };
  return { wish: { effect: 'delete', project }, method: 'DELETE', target: property };
}

const searchOf = (dice: Dice): Recipe => ({
  wish: { effect: 'read' },
  method: 'POST',
  target: '/rest/api/3/search/jql',
  json: {
    jql: dice.of(['summary is not EMPTY', 'project = ABC', 'project = DEF OR labels = voice']),
    fields: ['project'],
  },
  isSearch: true,
});

export async function callForever(desk: Desk, dice: Dice): Promise<void> {
  while (!desk.isOver()) {
    const recipe = recipeOf(dice);
    if (dice.chance(0.02)) await call(desk, recipe, { token: undefined, text: dice.of(FORGED) });
    else {
      const token = pick(desk, dice);
      await call(desk, recipe, { token, text: token.text });
    }
  }
}

/** Most calls come from a few tokens, many from those just issued, some from anywhere. */
function pick({ known: { tokens } }: Desk, dice: Dice): SoakToken {
  const part = dice.part();
  const place =
    part < 0.5
      ? dice.below(Math.min(300, tokens.length))
      : part < 0.7
        ? tokens.length - 1 - dice.below(Math.min(200, tokens.length))
        : dice.below(tokens.length);
  const token = tokens[place];
  if (!token) throw new Error('there is no token');
  return token;
}

interface Bearer {
  readonly token: SoakToken | undefined;
  readonly text: string;
}

async function call(desk: Desk, recipe: Recipe, { token, text }: Bearer): Promise<void> {
  const { wish, method, target, json } = recipe;
  const [path = ''] = target.split('?');
  const flight = desk.flights.begin({ token, wish, method, path, isSearch: recipe.isSearch === true });
  if (token) token.calls += 1;
  const response = await reach(desk.gatewayUrl + target, {
    method,
    headers: {
      authorization: `Bearer ${text}`,
      'accept-language': `x-soak-${flight.id}`,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  if (response === 'unreachable') {
    desk.findings.count('connections lost');
    return;
  }
  const body = await response.text();
  judgeAnswer(desk, flight, response, body);
  if (text.length > 60 && body.includes(text.slice(21, 64)))
    desk.findings.violation('an answer told a secret');
  desk.flights.end(flight);
}

const Problem = z.object({ type: z.string() });

interface Answered {
  readonly flight: Flight;
  readonly status: number;
  readonly body: string;
  /** By whom: the platform (a process that died), the gateway, or Jira. */
  readonly by: 'platform' | 'gateway' | 'jira';
  readonly what: string;
  readonly requestId: string | null;
}

function judgeAnswer(desk: Desk, flight: Flight, response: Response, body: string): void {
  const answered = readAnswer(flight, response, body);
  desk.findings.count(`answered ${answered.what}`);
  if (answered.what === 'internal') desk.findings.violation(`internal: ${flight.method} ${flight.path}`);
  if (answered.by === 'jira') judgePassed(desk, answered);
  if (desk.weather.wasCalm(flight.startedAt)) judgeCalm(desk, answered);
}

function readAnswer(flight: Flight, { status, headers }: Response, body: string): Answered {
  const requestId = headers.get('x-request-id');
  const told = { flight, status, body, requestId };
  if (headers.get('content-type')?.startsWith('application/problem+json'))
    return { ...told, by: 'gateway', what: problemOf(body) };
  return status === 424 || status >= 500
    ? { ...told, by: 'platform', what: `bare ${status}` }
    : { ...told, by: 'jira', what: `Jira's ${status}` };
}

function judgePassed(
  { findings, known, weather, changedBy }: Desk,
  { flight, status, body, requestId }: Answered,
): void {
  const { token, wish, path, startedAt, wallStartedAt } = flight;
  // In a storm the platform may answer in Jira's place.
  if (flight.forwarded === 0 && weather.wasCalm(startedAt))
    findings.violation(`Jira's ${status} that Jira never gave: ${path}`);
  if (!token) return;
  judgeReach(findings, flight, body);
  const span = { from: startedAt, to: performance.now(), wallFrom: wallStartedAt };
  if (!known.mayPass(token, wish, span))
    findings.violation(`shown although nothing allowed it: ${path} ${known.describe(token, span)}`);
  if (wish.effect !== 'read' && requestId) changedBy.set(requestId, token.locator);
}

function judgeCalm({ findings, known }: Desk, { flight, by, what }: Answered): void {
  const { token, wish, method, path, startedAt } = flight;
  findings.count('answered in calm weather');
  if (by === 'platform') findings.violation(`${what} in calm weather: ${path}`);
  if (!token || !known.mustPass(token, wish, { from: startedAt, to: performance.now() })) return;
  findings.count('had to be let through');
  if (by === 'gateway') findings.violation(`${what} though everything allows it: ${method} ${path}`);
}

const problemOf = (body: string): string => {
  const parsed = Problem.safeParse(JSON.parse(body));
  return parsed.success
    ? parsed.data.type.slice(parsed.data.type.lastIndexOf('/') + 1)
    : 'a problem without a code';
};

/** Nothing of a project that the token does not reach. */
function judgeReach(findings: Findings, { token, path }: Flight, body: string): void {
  if (!token || token.projects === 'site' || path.endsWith('/field')) return;
  const reach: readonly ProjectKey[] = token.projects;
  const seen = new Set([...body.matchAll(/"key":"([A-Z]+)-\d+"/g)].map(([, key]) => key));
  for (const key of seen)
    if (!reach.some((one) => one === key)) findings.violation(`${path} showed something of ${key ?? '?'}`);
}

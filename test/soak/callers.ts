/** Scripts: they call the gateway without end, with tokens good and bad, and read what they are told. */
import * as z from 'zod';
import { reach } from './reach';
import type { Desk } from './desk';
import type { Findings } from './findings';
import type { Dice } from './dice';
import { spanOf, type Flight } from './flights';
import type { SoakToken, Wish } from './known';
import { PROJECT_KEYS, type ProjectKey } from './people';
import { aProvenRecord, tagKeys, tokenOf } from '../support/builders';

export interface Recipe {
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

const ISSUE = '/rest/api/3/issue/{issueIdOrKey}';
/** Ids of the catalogue, of all that is called here. */
export const OPERATIONS = {
  issue: `GET ${ISSUE}`,
  project: 'GET /rest/api/3/project/{projectIdOrKey}',
  search: 'POST /rest/api/3/search/jql',
  fields: 'GET /rest/api/3/field',
  comments: `GET ${ISSUE}/comment`,
  set: `PUT ${ISSUE}/properties/{propertyKey}`,
  unset: `DELETE ${ISSUE}/properties/{propertyKey}`,
} as const;

export function recipeOf(dice: Dice, projects: readonly ProjectKey[] = PROJECT_KEYS): Recipe {
  const project = dice.of(projects);
  const issue = `/rest/api/3/issue/${project}-${dice.of(NUMBERS)}`;
  const property = `${issue}/properties/soak`;
  const wish = (effect: Wish['effect'], operation: string): Wish => ({ effect, project, operation });
  const get = (operation: string, target: string): Recipe => ({
    wish: wish('read', operation),
    method: 'GET',
    target,
  });
  const part = dice.part();
  if (part < 0.35) return get(OPERATIONS.issue, `${issue}?fields=summary`);
  if (part < 0.45) return get(OPERATIONS.project, `/rest/api/3/project/${project}`);
  if (part < 0.6) return searchOf(dice);
  if (part < 0.65)
    return {
      wish: { effect: 'read', operation: OPERATIONS.fields },
      method: 'GET',
      target: '/rest/api/3/field',
    };
  if (part < 0.7) return get(OPERATIONS.comments, `${issue}/comment`);
  if (part < 0.9)
    return {
      wish: wish('write', OPERATIONS.set),
      method: 'PUT',
      target: property,
      json: { at: dice.below(100) },
    };
  return { wish: wish('delete', OPERATIONS.unset), method: 'DELETE', target: property };
}

const searchOf = (dice: Dice): Recipe => ({
  wish: { effect: 'read', operation: OPERATIONS.search },
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
    else await callWith(desk, pick(desk, dice), recipe, dice);
  }
}

/** With the header that the token requires, mostly. */
export function callWith(desk: Desk, token: SoakToken, recipe: Recipe, dice: Dice): Promise<void> {
  const required = token.limits?.header;
  const part = dice.part();
  const header = required && {
    name: required.name,
    value: part < 0.85 ? required.value : part < 0.93 ? `${required.value}x` : '',
  };
  return call(desk, recipe, { token, text: token.text, header: header?.value === '' ? undefined : header });
}

/** Most calls come from a few tokens, many from those just issued, some from anywhere. */
function pick({ known: { tokens, freshFrom } }: Desk, dice: Dice): SoakToken {
  const part = dice.part();
  // Whatever is older has been stopped: there would be little to see.
  const few = freshFrom < tokens.length ? freshFrom : 0;
  const place =
    part < 0.5
      ? few + dice.below(Math.min(300, tokens.length - few))
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
  readonly header?: { readonly name: string; readonly value: string } | undefined;
}

async function call(desk: Desk, recipe: Recipe, { token, text, header }: Bearer): Promise<void> {
  const { method, target, json } = recipe;
  const [path = ''] = target.split('?');
  const wish = { ...recipe.wish, header: header?.value };
  const flight = desk.flights.begin({ token, wish, method, path, isSearch: recipe.isSearch === true });
  const response = await reach(desk.gatewayUrl + target, {
    method,
    headers: {
      authorization: `Bearer ${text}`,
      'accept-language': `x-soak-${flight.id}`,
      ...(header ? { [header.name]: header.value } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  if (response === 'unreachable') {
    // It may come to Jira yet: the flight stays.
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
  const { token, wish, path, startedAt } = flight;
  // In a storm the platform may answer in Jira's place.
  if (flight.forwarded === 0 && weather.wasCalm(startedAt))
    findings.violation(`Jira's ${status} that Jira never gave: ${path}`);
  if (!token) return;
  judgeReach(findings, flight, body);
  const span = spanOf(flight);
  if (!known.mayPass(token, wish, span))
    findings.violation(`shown although nothing allowed it: ${path} ${known.describe(token, span)}`);
  if (token.limits) findings.count('answered by Jira within limits');
  if (known.passesByWhatIsKept(token, wish, span)) findings.count('answered by Jira by what a save kept');
  if (wish.effect !== 'read' && requestId) changedBy.set(requestId, token.locator);
}

/** Nothing but a fault may be in the way of a call that everything allows. */
export function judgeCalm(
  { findings, known }: Pick<Desk, 'findings' | 'known'>,
  { flight, by, what }: Pick<Answered, 'flight' | 'by' | 'what'>,
): void {
  const { token, wish, method, path } = flight;
  findings.count('answered in calm weather');
  if (by === 'platform') findings.violation(`${what} in calm weather: ${path}`);
  const span = spanOf(flight);
  if (!token || !known.mustPass(token, wish, span)) return;
  findings.count('had to be let through');
  if (token.limits) findings.count('had to be let through within limits');
  if (known.passesByWhatIsKept(token, wish, span))
    findings.count('had to be let through by what a save kept');
  if (by === 'gateway')
    findings.violation(
      `${what} though everything allows it: ${method} ${path} ${known.describe(token, span)}`,
    );
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

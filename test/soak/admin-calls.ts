/** Scripts that administer tokens by tokens: with the power for it, with another, and with none. */
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { ADMIN_POWERS, type AdminPower } from '../../src/policy/admin-power';
import { invoke, type Desk, type Ended } from './desk';
import type { Dice } from './dice';
import type { SoakToken, Span } from './known';
import { newToken } from './new-token';
import { changeState } from './people-acts';
import { reach } from './reach';

const KEPT = 8;

export async function administerByTokens(desk: Desk, dice: Dice): Promise<void> {
  const own: SoakToken[] = [];
  while (!desk.isOver()) {
    if (own.length < 3 || dice.chance(0.05)) await issue(desk, own, dice);
    const token = own.length === 0 || dice.chance(0.2) ? dice.of(desk.known.tokens) : dice.of(own);
    await act(desk, token, dice);
    await delay(80);
  }
}

async function issue(desk: Desk, own: SoakToken[], dice: Dice): Promise<void> {
  const some = ADMIN_POWERS.filter(() => dice.chance(0.5));
  const powers: readonly AdminPower[] = some.length > 0 ? some : ADMIN_POWERS;
  const ended = await invoke(desk, 'project-page', 'token/issue', {
    user: 'admin',
    payload: { name: 'sweeper', scopes: [], reach: 'site', admin: powers },
    project: 'ABC',
  });
  if (ended.kind !== 'value') return;
  const whose = { owner: undefined, projects: 'site', mayWrite: false, mayDelete: false } as const;
  const token = newToken(ended.value, { ...whose, powers });
  desk.known.add(token);
  own.push(token);
  if (own.length > KEPT) own.shift();
}

function act(desk: Desk, token: SoakToken, dice: Dice): Promise<unknown> {
  const part = dice.part();
  const other = dice.of(desk.known.tokens);
  if (part < 0.25)
    return get(desk, token, { power: 'tokens:read', path: '/admin/v1/tokens?limit=20&state=active' });
  if (part < 0.45) return readOne(desk, token, other);
  if (part < 0.6) return readPolicy(desk, token);
  if (part < 0.7) return get(desk, token, { power: 'audit:read', path: '/admin/v1/audit?limit=20' });
  return revokeOne(desk, token, other);
}

interface AdminCall {
  readonly power: AdminPower;
  readonly path: string;
  readonly method?: 'POST';
}

interface Told {
  readonly span: Span;
  readonly json: unknown;
}

const get = async (desk: Desk, token: SoakToken, call: AdminCall): Promise<Told | undefined> => {
  const ended = await callAdmin(desk, token, call);
  return ended.kind === 'value' ? ended.value : undefined;
};

const Row = z.object({ state: z.string() });

/** What one token is, and whether it can have been that. */
async function readOne(desk: Desk, token: SoakToken, other: SoakToken): Promise<void> {
  const told = await get(desk, token, { power: 'tokens:read', path: `/admin/v1/tokens/${other.locator}` });
  if (!told) return;
  const { state } = Row.parse(told.json);
  const { from, to } = told.span;
  const possible = other.state.possible(from, to);
  const is = state === 'retired' ? 'revoked' : state;
  if (is !== 'expired' && !possible.some((one) => one === is))
    desk.findings.violation(
      `${other.locator} is told to a script as ${state}, and was ${possible.join(' or ')}`,
    );
}

const PolicyJson = z.object({ rules: z.object({ tokensOn: z.boolean(), readOnly: z.boolean() }) });

async function readPolicy(desk: Desk, token: SoakToken): Promise<void> {
  const told = await get(desk, token, { power: 'policy:read', path: '/admin/v1/policy' });
  if (!told) return;
  const { rules } = PolicyJson.parse(told.json);
  const possible = desk.known.policy.possible(told.span.from, told.span.to);
  if (!possible.some((one) => one.tokensOn === rules.tokensOn && one.readOnly === rules.readOnly))
    desk.findings.violation(`a script was told a policy that was not: ${JSON.stringify(rules)}`);
}

async function revokeOne(desk: Desk, token: SoakToken, other: SoakToken): Promise<void> {
  if (other.isBusy || other === token) return;
  other.isBusy = true;
  const path = `/admin/v1/tokens/${other.locator}/revoke`;
  await changeState(desk, other, 'revoked', () =>
    callAdmin(desk, token, { power: 'tokens:revoke', path, method: 'POST' }),
  );
  other.isBusy = false;
}

/** One call, judged as it is answered. A bare answer of the platform leaves open what came of it. */
async function callAdmin(desk: Desk, token: SoakToken, call: AdminCall): Promise<Ended<Told>> {
  token.calls += 1;
  const begun = { from: performance.now(), wallFrom: Date.now() };
  const response = await reach(desk.gatewayUrl + call.path, {
    method: call.method ?? 'GET',
    headers: { authorization: `Bearer ${token.text}` },
  });
  if (response === 'unreachable') return { kind: 'lost' };
  const body = await response.text();
  const span: Span = { ...begun, to: performance.now(), wallTo: Date.now() };
  const ended = readAnswer(response, body, span);
  judgeAdminAnswer(desk, { token, power: call.power, span }, ended);
  if (TELLS_SECRETS.test(body)) desk.findings.violation(`${call.path} told a secret or its digest`);
  return ended;
}

const TELLS_SECRETS = /stj_[0-9A-Za-z]{12,}_|[0-9a-f]{64}|"note"/;
const Problem = z.object({ type: z.string() });

function readAnswer({ status, headers }: Response, body: string, span: Span): Ended<Told> {
  if (status === 200) return { kind: 'value', value: { span, json: JSON.parse(body) as unknown } };
  if (headers.get('content-type')?.startsWith('application/problem+json') !== true) return { kind: 'lost' };
  const { type } = Problem.parse(JSON.parse(body));
  return { kind: 'no', code: type.slice(type.lastIndexOf('/') + 1) };
}

export interface Asking {
  readonly token: SoakToken;
  readonly power: AdminPower;
  readonly span: Span;
}

/** Answered only where the token has the power, and always then, in calm weather. */
export function judgeAdminAnswer(
  {
    known,
    findings,
    weather,
  }: Pick<Desk, 'known' | 'findings'> & { readonly weather: Pick<Desk['weather'], 'wasCalm'> },
  { token, power, span }: Asking,
  ended: Ended<unknown>,
): void {
  const said = ended.kind === 'no' ? ended.code : ended.kind;
  findings.count(`/admin/v1: ${said}`);
  if (said === 'internal') findings.violation(`/admin/v1 with ${power}: internal`);
  if (ended.kind === 'value' && !known.mayAdminister(token, power, span))
    findings.violation(
      `${token.locator} was answered though it may not ${power} (${known.describe(token, span)})`,
    );
  if (ended.kind === 'lost' && weather.wasCalm(span.from))
    findings.violation(`no answer to ${power} in calm weather`);
  if (!weather.wasCalm(span.from) || !known.mustAdminister(token, power, span)) return;
  findings.count('/admin/v1 had to answer');
  if (ended.kind === 'no') findings.violation(`${said} to ${power}, though everything allows it`);
}

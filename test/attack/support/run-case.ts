/** Runs one case and says all that is wrong with its outcome. */
import { codeOf } from '../../conformance/support/problem';
import type { Answer } from '../../conformance/support/wire';
import type { JiraCall } from '../../../local/host/records';
import type { AttackCase, Hears } from './case';
import { isOwnQuestion, isRead } from './own-questions';
import type { AttackWorld } from './world';

export interface Outcome {
  readonly answer: Answer;
  readonly calls: readonly JiraCall[];
  /** Empty: as expected. */
  readonly faults: readonly string[];
}

export async function runCase(world: AttackWorld, attack: AttackCase): Promise<Outcome> {
  await world.renew();
  const token = await world.tokenOf(attack.as);
  if (attack.before.length > 0 || attack.during) await world.forget();
  for (const step of attack.before) await world.happen(step);
  await world.site.forgetCalls();
  const answer = await send(world, attack);
  const calls = await world.site.jiraCalls();
  const isChanged = calls.some((call) => !isRead(call) && call.status !== undefined && call.status < 400);
  // An edit of some issue's summary is nothing that another case would find.
  if (isChanged && attack.method !== 'PUT') world.touch();
  const said =
    attack.refused === undefined ? await judgeReply(world, attack, answer) : judgeRefusal(attack, answer);
  const heard = judgeCalls(attack, calls);
  const secret = token !== undefined && `${JSON.stringify(answer.headers)}${answer.body}`.includes(token);
  return { answer, calls, faults: [...said, ...heard, ...(secret ? ['the answer holds the token'] : [])] };
}

/** With whatever happens while Jira is held up. */
async function send(world: AttackWorld, attack: AttackCase): Promise<Answer> {
  const { during } = attack;
  if (during === undefined) return world.send(attack);
  await world.site.fault({ target: 'jira', match: during.call, latencyMs: HELD_MS, times: 1 });
  const answer = world.send(attack);
  const [method = '', path = ''] = during.call.split(' ');
  const isHeld = (call: JiraCall): boolean => call.method === method && call.path.includes(path);
  const until = performance.now() + HELD_MS;
  while (!(await world.site.jiraCalls()).some(isHeld) && performance.now() < until);
  for (const step of during.then) await world.happen(step);
  return answer;
}
const HELD_MS = 250;

function judgeRefusal({ refused, detail }: AttackCase, answer: Answer): readonly string[] {
  const code = codeOf(answer);
  if (code !== refused) return [`refused as ${String(refused)} was expected, ${code} came`];
  return detail === undefined || answer.body.includes(detail) ? [] : [`the refusal does not say "${detail}"`];
}

async function judgeReply(
  world: AttackWorld,
  attack: AttackCase,
  answer: Answer,
): Promise<readonly string[]> {
  const { status = '2xx', never = [], holds = [], like } = attack.answers ?? {};
  const isRight = status === '2xx' ? answer.status >= 200 && answer.status < 300 : answer.status === status;
  const all = `${JSON.stringify(answer.headers)}\n${answer.body}`;
  const twin =
    like === undefined ? undefined : await world.send({ as: attack.as, method: 'GET', path: like });
  return [
    ...(isRight ? [] : [`status ${status} was expected, ${codeOf(answer)} came`]),
    ...never.filter((text) => all.includes(text)).map((text) => `the answer shows "${text}"`),
    ...holds.filter((text) => !answer.body.includes(text)).map((text) => `the answer lacks "${text}"`),
    ...(twin === undefined || twin.body === answer.body ? [] : ['the answer is not like its twin']),
  ];
}

function judgeCalls(attack: AttackCase, calls: readonly JiraCall[]): readonly string[] {
  const { jira = attack.refused === undefined ? hearsOf(attack.method) : 'asks' } = attack;
  const may: Readonly<Record<Hears, (call: JiraCall) => boolean>> = {
    silent: () => false,
    asks: isOwnQuestion,
    read: isRead,
    acts: () => true,
  };
  return calls.filter((call) => !may[jira](call)).map(({ method, path }) => `Jira heard ${method} ${path}`);
}

const hearsOf = (method: string): Hears => (method === 'GET' ? 'read' : 'acts');

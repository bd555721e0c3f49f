/**
 * `/admin/v1/…`: what Jira admins do on the admin page, by a token that was given the power for it. The token's owner must be a Jira
 * admin now. Nothing of it goes to Jira but that question; what is done is behind a port, for the gateway does not know the pages.
 */
import { fail, ok, type Result } from '../../base/result';
import type { AdminPower } from '../../policy/admin-power';
import { judgeLife, type Circumstances } from '../../policy/decide';
import { judgeStanding } from '../../policy/judge-standing';
import { SITE } from '../../policy/standing';
import { answerJson, type Answer } from '../answer';
import type { Passage } from '../passage';
import type { GatewayPorts } from '../ports';
import { refusalOf, type Refusal } from '../refusal';
import type { GatewayRequest } from '../request';
import { judgeBudgets, spendOne } from '../spend-budget';
import { askStanding, type StandingPorts } from '../standing/ask-standing';
import type { AdminNo } from './admin-port';
import { findAdminRoute, POWER_OF } from './admin-route';

/** The global permission of Jira admins. */
const ADMINISTER = 'ADMINISTER';

type Asking = GatewayPorts & StandingPorts;

/** What is frozen has been judged. Of a freeze of writes nothing is held here: an admin must always be able to revoke. */
export async function serveAdmin(
  request: GatewayRequest,
  circumstances: Circumstances,
  passage: Passage,
  ports: Asking,
): Promise<Result<Answer, Refusal>> {
  const ended = judgeLife(circumstances);
  if (ended) return fail(refusalOf(ended));
  const route = findAdminRoute(request.method, request.segments);
  if (!route) return fail({ code: 'operation-unknown', closedToApps: false });
  const lacking = judgeAdminPower(POWER_OF[route.kind], circumstances);
  if (lacking) return fail(lacking);
  const params = settleParams(request);
  if (!params.ok) return params;
  const barred = await judgeOwner(circumstances, ports);
  if (barred) return fail(barred);
  const isRevocation = route.kind === 'revoke';
  const exceeded = judgeBudgets(passage, isRevocation);
  if (exceeded) return fail(exceeded);
  const spent = await spendOne(passage, isRevocation, ports);
  if (!spent.ok) return spent;
  const record = passage.record;
  if (!record) return fail({ code: 'internal' });
  const { ownerId: accountId, locator: via } = record;
  const answered = await ports.admin.answer({
    route,
    params: params.value,
    body: request.body,
    accountId,
    via,
  });
  return answered.ok ? ok(answerJson(answered.value, passage)) : fail(refusalFor(answered.error));
}

function judgeAdminPower(power: AdminPower, { grant, ceiling }: Circumstances): Refusal | undefined {
  const missing = (decidedBy: 'policy.adminTokens' | 'token.admin'): Refusal => ({
    code: 'admin-power-missing',
    power,
    decidedBy,
  });
  if (!ceiling.rules.adminTokens) return missing('policy.adminTokens');
  // No token is issued with both a project and such a power; a record that says so is not believed.
  const isHeld = grant.reach.kind === 'site' && grant.admin?.includes(power) === true;
  return isHeld ? undefined : missing('token.admin');
}

/** Whether the owner is a Jira admin still: as for every right, what Jira said is believed for 60 s. */
async function judgeOwner({ now }: Circumstances, ports: Asking): Promise<Refusal | undefined> {
  const asked = await askStanding([{ permission: ADMINISTER, subject: SITE }], ports, now);
  if (!asked.ok) return asked.error;
  const denial = judgeStanding(asked.value, { permissions: [ADMINISTER] }, { kind: 'site' });
  return denial && refusalOf(denial);
}

const PARAM_NAME = /^[A-Za-z]{1,40}$/;

/** The platform may have split a value at its commas: no parameter here takes several. */
function settleParams({ query }: GatewayRequest): Result<ReadonlyMap<string, string>, Refusal> {
  const params = new Map<string, string>();
  for (const [name, [value, ...more]] of query) {
    if (value === undefined || more.length > 0) return fail(malformed(name));
    params.set(name, value);
  }
  return ok(params);
}

const malformed = (part: string | undefined): Refusal => ({
  code: 'request-malformed',
  fault: 'admin',
  ...(part !== undefined && PARAM_NAME.test(part) ? { param: part } : {}),
});

function refusalFor(no: AdminNo): Refusal {
  switch (no.kind) {
    case 'malformed':
      return malformed(no.part);
    case 'token-unknown':
      return { code: 'no-such-token' };
    case 'unavailable':
      return { code: 'storage-unavailable' };
    case 'internal':
      return { code: 'internal' };
  }
}

/** One call of a page to its resolver, as `invoke()` of @forge/bridge makes it (forge-platform.md §2.5). */
import { randomUUID } from 'node:crypto';
import type { HostState } from '../host-state';
import type { AppModule } from '../app/manifest';
import { describe, type FunctionRunner, type Outcome } from './run-function';
import type { JiraSite } from '../../ports';

export interface ResolverCall {
  readonly page: AppModule;
  readonly functionKey: string;
  readonly payload: unknown;
  /** Absent for an anonymous visitor. */
  readonly accountId?: string | undefined;
  /** What the page claims to be shown in; a resolver must not trust it. */
  readonly projectKey?: string | undefined;
}

export type ResolverAnswer =
  | { readonly kind: 'value'; readonly json: string }
  | { readonly kind: 'failed'; readonly status: 413 | 424 | 429 | 500; readonly message: string };

const failed = (status: 413 | 424 | 429 | 500, message: string): ResolverAnswer => ({
  kind: 'failed',
  status,
  message,
});

/** Never rejects. */
export async function runResolver(
  state: HostState,
  runner: FunctionRunner,
  call: ResolverCall,
): Promise<ResolverAnswer> {
  const { limits, installation, switches } = state;
  const payloadJson = JSON.stringify(call.payload);
  if (Buffer.byteLength(payloadJson) > limits.invokeRequestBytes)
    return failed(413, `an invoke payload may have ${limits.invokeRequestBytes} bytes`);
  const budget = state.budget.use(state.clock.now(), call.accountId);
  if (budget.exceeded && switches.host.rateLimit === 'on') return failed(429, 'too many invocations');
  const person = call.accountId === undefined ? {} : { accountId: call.accountId };
  const outcome = await runner.run({
    target: { ...call.page, ...person },
    timeoutMs: limits.resolverTimeoutMs,
    payload: {
      call: { functionKey: call.functionKey, payload: JSON.parse(payloadJson) as unknown },
      context: await pageContext(state, call),
    },
    context: {
      installContext: installation.contextAri,
      ...(call.accountId === undefined ? {} : { principal: person }),
      installation: installation.asContext,
    },
  });
  return answerOutcome(outcome, limits.invokeResponseBytes);
}

/** The part of the context that comes from the page: weak, to be verified again (forge-platform.md §6.3). */
export async function pageContext(
  state: HostState,
  { page, accountId, projectKey }: Omit<ResolverCall, 'functionKey' | 'payload'>,
) {
  const { cloudId, siteUrl, environmentId, appId } = state.installation;
  const project = projectKey === undefined ? undefined : findProject(await state.jira.site(), projectKey);
  return {
    ...(accountId === undefined ? {} : { accountId }),
    cloudId,
    siteUrl,
    moduleKey: page.moduleKey,
    localId: `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${page.moduleKey}/${randomUUID()}`,
    environmentId,
    environmentType: 'DEVELOPMENT',
    locale: 'en_US',
    timezone: 'UTC',
    extension: { type: page.moduleType, ...(project === undefined ? {} : { project }), location: siteUrl },
  };
}

/** A key nobody knows is passed on as it came: a page may claim anything. */
function findProject(site: JiraSite, key: string): { id: string; key: string; type: string } {
  const found = site.projects.find((project) => project.key === key);
  return found === undefined
    ? { id: '0', key, type: 'software' }
    : { id: found.id, key: found.key, type: found.type };
}

function answerOutcome(outcome: Outcome, limitBytes: number): ResolverAnswer {
  switch (outcome.kind) {
    case 'returned':
      return answerValue(outcome.value, limitBytes);
    case 'threw':
      return failed(500, outcome.error instanceof Error ? outcome.error.message : describe(outcome.error));
    case 'timed-out':
      return failed(424, 'the function was killed at its time limit');
    case 'died':
      return failed(424, 'the function died');
  }
}

function answerValue(value: unknown, limitBytes: number): ResolverAnswer {
  let json: string;
  try {
    json = JSON.stringify(value ?? null);
  } catch {
    return failed(500, 'the resolver returned what is not JSON');
  }
  const bytes = Buffer.byteLength(json);
  return bytes > limitBytes
    ? failed(500, `the resolver returned ${bytes} bytes; the limit is ${limitBytes}`)
    : { kind: 'value', json };
}

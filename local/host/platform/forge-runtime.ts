/**
 * `global.__forge_runtime__`: what @forge/api reads about the invocation (api/out/api/runtime.d.ts, forge-platform.md §2.3).
 * It has no `kvs` key: with one, @forge/kvs would capture token and host of the invocation that loaded it, for good.
 */
import type { Installation } from '../app/installation';
import type { AppManifest } from '../app/manifest';
import type { Invocation } from './invocation';

const noTimer = { measure: () => ({ stop: () => undefined }) };
const noCounter = {
  incr: () => undefined,
  incrBy: () => undefined,
  decr: () => undefined,
  decrBy: () => undefined,
};
const metrics = { timing: () => noTimer, counter: () => noCounter, gauge: () => ({ set: () => undefined }) };

export function forgeRuntime(
  installation: Installation,
  { scopes, egress }: Pick<AppManifest, 'scopes' | 'egress'>,
  invocation: Invocation,
): object {
  const { target } = invocation;
  return {
    // A secret on the platform; this one is only for finding it in places where it must never be.
    proxy: { token: `local-proxy-token-${invocation.id}`, url: 'http://proxy.invalid' },
    contextAri: installation.contextAri,
    container: { region: 'local', runtime: 'nodejs24.x', handler: target.functionKey },
    appContext: {
      appId: installation.appId,
      appVersion: '0.0.0-local',
      environmentId: installation.environmentId,
      environmentType: 'DEVELOPMENT',
      invocationId: invocation.id,
      installationId: installation.installationId,
      functionKey: target.functionKey,
      moduleType: target.moduleType,
      moduleKey: target.moduleKey,
      installation: installation.asContext,
      permissions: { scopes: [...scopes], external: { fetch: { backend: [...egress] } } },
    },
    ...(target.accountId === undefined ? {} : { aaid: target.accountId }),
    lambdaContext: {
      awsRequestId: invocation.id,
      getRemainingTimeInMillis: () => Math.max(0, invocation.deadlineAt - Date.now()),
    },
    tracing: { traceId: invocation.traceId, spanId: invocation.traceId.slice(0, 16) },
    realtime: {},
    metrics,
    externalAuth: [],
    featureFlags: () => false,
  };
}

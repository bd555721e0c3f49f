import { ok } from '../base/result';
import { listOperationsOf, listScopeFacts } from '../catalogue/scope-facts';
import { tokenReachOf } from '../catalogue/token-reach';
import { listPresets } from '../policy/presets';
import type { OperationView, PolicyOptions } from './contract';
import type { Outcome } from './refusal';

/** What a policy can be made of. The same for every site: it comes from the catalogue. */
export const readPolicyOptions = (): Promise<Outcome<PolicyOptions>> =>
  Promise.resolve(ok({ scopes: listScopeFacts(), presets: listPresets() }));

/** What a scope opens, alone or with others. Empty for a scope that Jira does not have, or that opens nothing to a token. */
export const readScopeOperations = ({
  scope,
}: {
  readonly scope: string;
}): Promise<Outcome<readonly OperationView[]>> =>
  Promise.resolve(
    ok(
      listOperationsOf(scope).map((operation) => ({
        id: operation.id,
        effect: operation.effect,
        reach: tokenReachOf(operation) === 'site' ? ('site' as const) : ('projects' as const),
      })),
    ),
  );

import { ok } from '../base/result';
import type { Operation } from '../catalogue/operation';
import { listOperationsOf, listScopeFacts } from '../catalogue/scope-facts';
import { tokenReachOf } from '../catalogue/token-reach';
import { listPresets } from '../policy/presets';
import { findAddressProof } from './address-proof';
import type { OperationView, PolicyOptions } from './contract';
import type { ConsolePorts } from './ports';
import type { Outcome } from './refusal';

/** What a policy can be made of: from the catalogue, and what the set-up check has shown. Where that is not to be had it is not proven. */
export async function readPolicyOptions(ports: ConsolePorts): Promise<Outcome<PolicyOptions>> {
  const proof = await findAddressProof(ports);
  return ok({
    scopes: listScopeFacts(),
    presets: listPresets(),
    addressProven: proof.ok && proof.value,
  });
}

/** What a scope opens, alone or with others. Empty for a scope that Jira does not have, or that opens nothing to a token. */
export const readScopeOperations = ({
  scope,
}: {
  readonly scope: string;
}): Promise<Outcome<readonly OperationView[]>> =>
  Promise.resolve(ok(listOperationsOf(scope).map(viewOperation)));

/** Of an operation that some token can reach. */
export const viewOperation = (operation: Operation): OperationView => ({
  id: operation.id,
  effect: operation.effect,
  reach: tokenReachOf(operation) === 'site' ? 'site' : 'projects',
});

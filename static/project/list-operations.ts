import type { OperationView, Reply, ScopeRef } from '../../src/console/contract';

/** The operations of several scopes, each once, in the order of the scopes; the first reply that is none where there is one. */
export async function listOperations(
  scopes: readonly string[],
  ask: (ref: ScopeRef) => Promise<Reply<readonly OperationView[]>>,
): Promise<Reply<readonly OperationView[]>> {
  const replies = await Promise.all(scopes.map((scope) => ask({ scope })));
  const operations = new Map<string, OperationView>();
  for (const reply of replies) {
    if (!reply.ok) return reply;
    for (const operation of reply.value) operations.set(operation.id, operation);
  }
  return { ok: true, value: [...operations.values()] };
}

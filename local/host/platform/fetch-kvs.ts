/** The KVS REST protocol's way to the storage port (forge-platform.md §3.1). */
import * as z from 'zod';
import type { KvsAnswer } from '../../ports';
import type { Errand, PlatformCall } from './platform-call';
import type { HostState } from '../host-state';
import type { Invocation } from './invocation';
import type { KvsCall } from '../records';

const STORAGE_SCOPE = 'storage:app';

export function kvsErrand(state: HostState, call: PlatformCall, invocation: Invocation): Errand {
  const body: unknown = call.body === undefined || call.body === '' ? undefined : JSON.parse(call.body);
  const record: KvsCall = {
    seq: state.sequence.next(),
    at: state.clock.now(),
    invocationId: invocation.id,
    reached: false,
    path: call.path,
    keys: countKeys(body),
    entities: entitiesIn(body),
  };
  state.kvsCalls.add(record);
  return {
    target: 'kvs',
    record,
    effect: () =>
      Promise.resolve(
        toResponse(
          state.manifest.scopes.includes(STORAGE_SCOPE) ? state.kvs.answer(call.path, body) : NO_SCOPE,
        ),
      ),
  };
}

/** Status and text are a guess: no page tells what an app without the scope is answered. */
const NO_SCOPE: KvsAnswer = {
  status: 403,
  body: { code: 'FORBIDDEN', message: `manifest.yml does not ask for the scope ${STORAGE_SCOPE}` },
};

const toResponse = ({ status, body }: KvsAnswer): Response =>
  body === undefined
    ? new Response(status === 204 ? null : '', { status })
    : new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const KeyedSchema = z.looseObject({ key: z.string() });
const TransactionSchema = z.looseObject({
  set: z.array(z.unknown()).default([]),
  delete: z.array(z.unknown()).default([]),
  check: z.array(z.unknown()).default([]),
});

const NamedSchema = z.looseObject({ entityName: z.string() });

function entitiesIn(body: unknown): readonly string[] {
  const transaction = TransactionSchema.safeParse(body);
  const items = Array.isArray(body)
    ? (body as readonly unknown[])
    : [body, ...(transaction.success ? Object.values(transaction.data).flat() : [])];
  const named = items.flatMap((item) => NamedSchema.safeParse(item).data?.entityName ?? []);
  return [...new Set(named)];
}

function countKeys(body: unknown): number {
  if (Array.isArray(body)) return body.length;
  if (KeyedSchema.safeParse(body).success) return 1;
  const transaction = TransactionSchema.safeParse(body);
  if (!transaction.success) return 0;
  return transaction.data.set.length + transaction.data.delete.length + transaction.data.check.length;
}

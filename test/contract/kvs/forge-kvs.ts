import type { Kvs } from '../../../local/ports';

/** Which storage the real @forge/kvs talks to: one at a time, as the package knows only one. */
let current: Kvs | undefined;

export const connect = (kvs: Kvs): void => {
  current = kvs;
};

/** What Forge puts under the package: it hands over path and body, and makes a Response of the answer. */
function forgeFetch(_meta: unknown, path: string, init: { readonly body: string }): Promise<Response> {
  if (current === undefined) throw new Error('No storage is connected.');
  const { status, body } = current.answer(path, JSON.parse(init.body));
  return Promise.resolve(
    body === undefined ? new Response(null, { status }) : new Response(JSON.stringify(body), { status }),
  );
}

// The package chooses its transport when it is loaded, so this stands before the import below.
Object.assign(globalThis, { __forge_fetch__: forgeFetch, __forge_runtime__: {} });

export const { kvs, Filter, FilterConditions, ForgeKvsAPIError, MetadataField, Sort, WhereConditions } =
  await import('@forge/kvs');

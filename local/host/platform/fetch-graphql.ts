/** Atlassian's GraphQL, as far as @forge/api's `webTrigger` uses it (api/out/webTrigger.js:8-94; forge-platform.md §1.4). */
import * as z from 'zod';
import type { PlatformCall } from './platform-call';
import type { HostState } from '../host-state';

const OperationSchema = z.object({ query: z.string(), variables: z.unknown() });
const CreateSchema = z.object({
  input: z.looseObject({ triggerKey: z.string() }),
  forceCreate: z.boolean().nullish(),
});
const DeleteSchema = z.object({ id: z.string() });

/** `forge_app_createWebTriggerUrl`, or nothing. */
export const operationName = ({ body }: PlatformCall): string =>
  /forge_app_\w+/.exec(OperationSchema.parse(JSON.parse(body ?? '{}')).query)?.[0] ?? '';

/** Unknown operations throw: a made-up answer would hide that they are absent here. */
export function answerGraphql(state: HostState, { body }: PlatformCall): Response {
  const { query, variables } = OperationSchema.parse(JSON.parse(body ?? '{}'));
  if (query.includes('createWebTriggerUrl(')) return create(state, variables);
  if (query.includes('deleteWebTriggerUrl(')) return remove(state, variables);
  if (query.includes('webTriggerUrlsByAppContext(')) return list(state);
  throw new Error('local host: no stand-in for this GraphQL operation');
}

function create(state: HostState, variables: unknown): Response {
  const { input, forceCreate } = CreateSchema.parse(variables);
  if (!state.manifest.webTriggers.some(({ moduleKey }) => moduleKey === input.triggerKey))
    return Response.json({ errors: [{ message: `no web trigger ${input.triggerKey}` }] });
  const id = state.urls.create(input.triggerKey, forceCreate === true);
  return Response.json({ data: { createWebTriggerUrl: { url: state.triggerUrl(id) } } });
}

function remove(state: HostState, variables: unknown): Response {
  const success = state.urls.delete(DeleteSchema.parse(variables).id);
  const message = success ? '' : 'no such web trigger URL';
  return Response.json({ data: { deleteWebTriggerUrl: { success, message } } });
}

function list(state: HostState): Response {
  const rows = state.urls
    .list()
    .map(({ moduleKey, id }) => ({ triggerKey: moduleKey, url: state.triggerUrl(id) }));
  return Response.json({ data: { webTriggerUrlsByAppContext: rows } });
}

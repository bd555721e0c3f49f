import Resolver from '@forge/resolver';
import { ACTS } from './act';

const resolver = new Resolver();
const resolve = resolver.getDefinitions();

resolver.define('echo/request', (request) => request);
for (const [name, act] of Object.entries(ACTS))
  resolver.define(name, ({ payload }: { payload: { argument?: string } }) => act(payload.argument ?? ''));

/** `raw` tells the two arguments as the platform gives them. */
export const handle = (payload: Parameters<typeof resolve>[0], context: never): unknown =>
  payload.call.functionKey === 'raw' ? { payload, context } : resolve(payload, context);

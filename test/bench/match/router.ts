import findMyWay from 'find-my-way';
import { listOperations } from '../../../src/catalogue/operations';

export interface CatalogueRouter {
  readonly routes: number;
  find(method: string, path: string): unknown;
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;
const methodOf = (text: string) => METHODS.find((method) => method === text) ?? 'GET';

/** find-my-way, Fastify's router, with a route for every operation of the catalogue. */
export function routerOverCatalogue(): CatalogueRouter {
  const router = findMyWay();
  const operations = listOperations();
  for (const { method, template } of operations)
    router.on(method, template.replace(/\{(\w+)\}/g, ':$1'), () => undefined);
  return { routes: operations.length, find: (method, path) => router.find(methodOf(method), path) };
}

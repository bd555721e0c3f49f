import { expect, test } from 'vitest';
import type { OperationView, Reply, ScopeRef } from '../../../src/console/contract';
import { listOperations } from '../../../static/project/list-operations';

const operation = (id: string): OperationView => ({ id, effect: 'read', reach: 'projects' });
const OPENED: Readonly<Record<string, readonly OperationView[]>> = {
  one: [operation('GET /a'), operation('GET /b')],
  two: [operation('GET /b'), operation('GET /c')],
};
const ask = ({ scope }: ScopeRef): Promise<Reply<readonly OperationView[]>> => {
  const value = OPENED[scope];
  return Promise.resolve(value ? { ok: true, value } : { ok: false, refusal: { code: 'internal' } });
};

test('what several scopes open is listed once', async () => {
  expect(await listOperations(['one', 'two'], ask)).toMatchObject({
    value: [{ id: 'GET /a' }, { id: 'GET /b' }, { id: 'GET /c' }],
  });
});

test('a refusal is passed on, never half a list', async () => {
  expect(await listOperations(['one', 'gone'], ask)).toEqual({ ok: false, refusal: { code: 'internal' } });
});

import type { Query } from '../../src/gateway/query';
import type { ReadyRequest } from '../../src/gateway/ready-request';
import { prepare } from '../../src/gateway/prepare';
import { parseRequest } from '../../src/gateway/request';
import { anEvent } from './builders';

export interface Asked {
  readonly query?: Readonly<Record<string, readonly string[]>>;
  readonly json?: unknown;
}

/** A request as the gateway makes it ready, from `GET /rest/api/3/issue/ABC-1`, its query and its JSON. */
export function aRequest(line: string, { query, json }: Asked = {}): ReadyRequest {
  const [method = '', path = ''] = line.split(' ');
  const event = anEvent({
    method,
    path,
    ...(query ? { query } : {}),
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const request = parseRequest(event);
  const ready = request.ok ? prepare(request.value, { cloudId: undefined, installation: 'x' }) : request;
  if (!ready.ok) throw new Error(`not made ready: ${line}: ${ready.error.code}`);
  return ready.value;
}

/** The value of one query parameter; undefined where there is none. */
export const queryValue = (query: Query, param: string): string | undefined =>
  query.find(([name]) => name === param)?.[1].join('&');

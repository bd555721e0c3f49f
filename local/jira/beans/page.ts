import { url, type Call } from '../call';

export interface Window {
  readonly startAt: number;
  readonly maxResults: number;
}

/** `startAt` and `maxResults` of the query; more than `most` is cut to it, as Jira does silently. */
export const readWindow = (call: Call, usual: number, most: number): Window => ({
  startAt: call.query.int('startAt') ?? 0,
  maxResults: Math.min(call.query.int('maxResults') ?? usual, most),
});

export const slice = <T>(rows: readonly T[], window: Window): readonly T[] =>
  rows.slice(window.startAt, window.startAt + window.maxResults);

/** Jira's page bean: `values` with `isLast`, and `nextPage` where there is more. */
export function pageBean<T>(
  call: Call,
  rows: readonly T[],
  window: Window,
  show: (row: T) => unknown,
): unknown {
  const values = slice(rows, window);
  const next = window.startAt + values.length;
  const at = (startAt: number): string =>
    url(call, `${call.path}?startAt=${startAt}&maxResults=${window.maxResults}`);
  return {
    self: at(window.startAt),
    ...(next < rows.length && window.maxResults > 0 ? { nextPage: at(next) } : {}),
    maxResults: window.maxResults,
    startAt: window.startAt,
    total: rows.length,
    isLast: next >= rows.length,
    values: values.map(show),
  };
}

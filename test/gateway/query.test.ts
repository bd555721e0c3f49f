import { describe, expect, it } from 'vitest';
import { formatQuery, parseQuery, settleQuery, type Query } from '../../src/gateway/query';
import type { Operation } from '../../src/catalogue/operation';
import { anOperation } from '../support/builders';

const GET_ISSUE = anOperation('GET /rest/api/3/issue/{issueIdOrKey}');
const SEARCH = anOperation('GET /rest/api/3/search/jql');

/** As it is judged, and then sent. */
function sentOf(operation: Operation, query: Query): unknown {
  const settled = settleQuery(operation, query);
  return settled.ok ? { ok: true, value: formatQuery(settled.value) } : settled;
}

describe('query parameters', () => {
  it.each([
    ['none', {}, ''],
    ['one value', { updateHistory: ['true'] }, '?updateHistory=true'],
    ['an empty value', { expand: [''] }, '?expand='],
    ['several values of an array', { fields: ['summary', 'status'] }, '?fields=summary&fields=status'],
    ['a list that was split at its commas', { expand: ['names', 'schema'] }, '?expand=names%2Cschema'],
    ['a list that came whole', { expand: ['names,schema'] }, '?expand=names%2Cschema'],
    ['reserved characters', { 'a&b': ['c=d&e#f'] }, '?a%26b=c%3Dd%26e%23f'],
    ['a parameter without values', { expand: [] }, ''],
  ])('with %s are sent in one form', (_what, raw, text) => {
    const query = parseQuery(raw);
    expect(query.ok && sentOf(GET_ISSUE, query.value)).toEqual({ ok: true, value: text });
  });

  it('keep line breaks and tabs, which JQL may hold', () => {
    const query = parseQuery({ jql: ['project = ABC\r\n\tORDER BY key'] });
    expect(query.ok && sentOf(SEARCH, query.value)).toEqual({
      ok: true,
      value: '?jql=project+%3D+ABC%0D%0A%09ORDER+BY+key',
    });
  });

  it.each([['jql'], ['maxResults'], ['nextPageToken'], ['unheard-of']])(
    '%s with several values is ambiguous, not first or last',
    (name) => {
      const query = parseQuery({ [name]: ['project = ABC', 'project = XYZ'] });
      expect(query.ok && sentOf(SEARCH, query.value)).toEqual({ ok: false, error: { name } });
    },
  );

  it('are judged in the form in which they are sent: what was settled settles no further', () => {
    const query = parseQuery({ expand: ['names', 'schema'], fields: ['a', 'b'], updateHistory: ['true'] });
    const settled = query.ok ? settleQuery(GET_ISSUE, query.value) : query;
    expect(settled.ok && settleQuery(GET_ISSUE, settled.value)).toEqual(settled);
    expect(settled).toMatchObject({
      value: [
        ['expand', ['names,schema']],
        ['fields', ['a', 'b']],
        ['updateHistory', ['true']],
      ],
    });
  });

  it.each([
    ['access_token', 'credential-in-query'],
    ['Access_Token', 'credential-in-query'],
    ['jwt', 'credential-in-query'],
    ['os_username', 'credential-in-query'],
    ['os_password', 'credential-in-query'],
    ['os_authType', 'credential-in-query'],
    ['token', 'credential-in-query'],
    ['a\0b', 'control-character'],
    ['a\nb\x1b', 'control-character'],
    ['a\ud800', 'control-character'],
  ])('named %j are refused: %s', (name, fault) => {
    expect(parseQuery({ [name]: ['x'] })).toEqual({ ok: false, error: fault });
  });

  it.each([['\0'], ['\x7f'], ['\x85'], ['x\udfff']])('with the value %j are refused', (value) => {
    expect(parseQuery({ a: [value] })).toEqual({ ok: false, error: 'control-character' });
  });

  it('are 200 at most, values counted', () => {
    const values = (count: number) => Array.from({ length: count }, () => 'x');
    expect(parseQuery({ fields: values(200) }).ok).toBe(true);
    expect(parseQuery({ fields: values(200), a: ['b'] })).toEqual({ ok: false, error: 'too-many' });
  });
});

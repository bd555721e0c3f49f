import { describe, expect, it } from 'vitest';
import { BODY_BYTES_MAX, parseRequest } from '../../src/gateway/request';
import { anEvent, aProvenRecord, CONTEXT_TOKEN, tokenOf } from '../support/builders';

const faultOf = (event: unknown) => {
  const parsed = parseRequest(event);
  return parsed.ok ? 'none' : parsed.error;
};
const TOKEN = tokenOf(aProvenRecord());
const malformed = (fault: string) => ({ code: 'request-malformed', fault });

describe('the web trigger event', () => {
  it('is read once, into what is judged', () => {
    const event = anEvent({
      method: 'PUT',
      path: '/rest/api/3/issue/ABC-1',
      authorization: 'Bearer x',
      query: { expand: ['names'] },
      body: '{}',
    });
    const parsed = parseRequest(event);
    expect(parsed.ok && parsed.value).toMatchObject({
      method: 'PUT',
      segments: ['rest', 'api', '3', 'issue', 'ABC-1'],
      query: [['expand', ['names']]],
      authorization: 'Bearer x',
      body: '{}',
    });
    expect(JSON.stringify(parsed)).not.toContain(CONTEXT_TOKEN);
  });

  it.each([
    ['single texts for lists', { ...anEvent(), headers: { Accept: 'a' }, queryParameters: { a: 'b' } }],
    ['nothing but a method', { method: 'GET' }],
    ['a null body', { method: 'GET', body: null }],
  ])('may have %s', (_what, event) => {
    expect(faultOf(event)).toBe('none');
  });

  it.each([[undefined], [null], ['GET'], [[]], [{}], [{ method: 1 }]])('%j is none', (event) => {
    expect(faultOf(event)).toEqual(malformed('event'));
  });

  it.each([
    ['a path that is no text', { method: 'GET', userPath: ['/a'] }],
    ['headers in a list', { method: 'GET', headers: ['authorization'] }],
    ['a header that is a number', { method: 'GET', headers: { a: [1] } }],
    ['null headers', { method: 'GET', headers: null }],
    ['a body that is an object', { method: 'POST', body: {} }],
    ['a parameter within a parameter', { method: 'GET', queryParameters: { a: { b: 'c' } } }],
  ])('with %s is none', (_what, event) => {
    expect(faultOf(event)).toEqual(malformed('event'));
  });

  it.each([
    ['HEAD'],
    ['OPTIONS'],
    ['TRACE'],
    ['CONNECT'],
    ['get'],
    ['Post'],
    ['PROPFIND'],
    [''],
    ['GET '],
    ['GET\r\nX: 1'],
  ])('with the method %j is refused', (method) => {
    expect(faultOf(anEvent({ method }))).toEqual(malformed('method'));
  });

  it.each(['GET', 'POST', 'PUT', 'DELETE', 'PATCH'])('with the method %s is read', (method) => {
    expect(faultOf(anEvent({ method }))).toBe('none');
  });

  it.each([
    ['path', { path: '/rest/../x' }, malformed('dot-segment')],
    ['query', { query: { os_password: ['x'] } }, malformed('credential-in-query')],
    ['headers', { headers: { 'X-HTTP-Method-Override': ['DELETE'] } }, malformed('method-override')],
    [
      'two Authorizations',
      { authorization: 'Bearer x', headers: { authorization: ['y'] } },
      malformed('repeated-authorization'),
    ],
  ])('with a fault in its %s is refused by name', (_what, change, refusal) => {
    expect(faultOf(anEvent(change))).toEqual(refusal);
  });

  it.each([
    ['a segment of its path', { path: `/rest/api/3/issue/${TOKEN}` }],
    ['the middle of a segment', { path: `/rest/api/3/issue/x${TOKEN}x` }],
    ['a segment, escaped', { path: `/rest/api/3/issue/${TOKEN.replaceAll('_', '%5F')}` }],
    ['the only segment', { path: `/${TOKEN}` }],
    ['a parameter', { query: { expand: [TOKEN] } }],
    ['a parameter that is no list', { query: { expand: TOKEN } }],
    ['a later value of a parameter', { query: { fields: ['summary', TOKEN] } }],
    ['a word of JQL', { query: { jql: [`text ~ "${TOKEN}"`] } }],
    ['a parameter, with a wrong check digit', { query: { x: [`${TOKEN.slice(0, -1)}~`.replace('~', '0')] } }],
    ['a longer form that a later version may make', { query: { x: [`${TOKEN}00000000`] } }],
  ])('with a token in %s is refused, so that Jira’s logs do not get it', (_what, change) => {
    expect(faultOf(anEvent(change))).toEqual(malformed('credential-in-query'));
  });

  it('with a token for the name of a parameter is refused', () => {
    expect(faultOf(anEvent({ query: { [TOKEN]: [''] } }))).toEqual(malformed('credential-in-query'));
  });

  it.each([
    ['a locator', { path: `/rest/api/3/issue/${TOKEN.slice(0, 20)}` }],
    ['the prefix', { query: { jql: ['text ~ "stj_"'] } }],
    ['a token in the body, which is no URL', { method: 'POST', body: JSON.stringify(TOKEN) }],
    ['a token in its Authorization', { authorization: `Bearer ${TOKEN}` }],
  ])('may have %s', (_what, change) => {
    expect(faultOf(anEvent(change))).toBe('none');
  });

  it('may have a body of 4.5 MB in UTF-8, and not a byte more', () => {
    expect(faultOf(anEvent({ method: 'POST', body: 'é'.repeat(BODY_BYTES_MAX / 2) }))).toBe('none');
    expect(faultOf(anEvent({ method: 'POST', body: `${'é'.repeat(BODY_BYTES_MAX / 2)}x` }))).toEqual({
      code: 'body-too-large',
    });
  });
});

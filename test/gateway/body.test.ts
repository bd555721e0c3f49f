import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/catalogue/operation';
import { parseBody } from '../../src/gateway/body';
import type { GatewayRequest } from '../../src/gateway/request';
import { anOperation } from '../support/builders';

const EDIT = anOperation('PUT /rest/api/3/issue/{issueIdOrKey}');
const READ = anOperation('GET /rest/api/3/issue/{issueIdOrKey}');
const DELETE = anOperation('DELETE /rest/api/3/issue/{issueIdOrKey}');
const ATTACH = anOperation('POST /rest/api/3/issue/{issueIdOrKey}/attachments');
const AVATAR = anOperation('POST /rest/api/3/project/{projectIdOrKey}/avatar2');
const PLAN = anOperation('PUT /rest/api/3/plans/plan/{planId}');
const PREFERENCE = anOperation('PUT /rest/api/3/mypreferences');

const parse = (operation: Operation, body: string) => {
  const request: GatewayRequest = {
    method: operation.method,
    segments: [],
    query: [],
    headers: new Map(),
    authorization: undefined,
    body,
  };
  return parseBody(operation, request);
};

describe('the request body', () => {
  it.each([
    ['of a GET is not sent, for some clients send {} with it', READ, '{}'],
    ['of an operation that takes none is not sent', DELETE, '{"fields":{}}'],
    ['that is empty is none', EDIT, ''],
    ['that is white space is none', EDIT, ' \r\n\t'],
    ['that is empty is none for an upload too', ATTACH, ''],
  ])('%s', (_what, operation, body) => {
    expect(parse(operation, body)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['JSON', EDIT, ' {"a" : [1, "\\u00e9"]} ', 'application/json', '{"a":[1,"é"]}'],
    ['a JSON patch', PLAN, '[ ]', 'application/json-patch+json', '[]'],
    [
      'a repeated key, of which Jira would see what was judged',
      EDIT,
      '{"a":1,"a":2}',
      'application/json',
      '{"a":2}',
    ],
    ['half a surrogate pair, kept escaped', EDIT, '{"a":"\\ud800"}', 'application/json', '{"a":"\\ud800"}'],
    ['a byte order mark, which RFC 8259 §8.1 lets be ignored', EDIT, '\ufeff{}', 'application/json', '{}'],
    [
      'digits in a text, however many',
      EDIT,
      '{"a":"12345678901234567890 \\" 1e400"}',
      'application/json',
      '{"a":"12345678901234567890 \\" 1e400"}',
    ],
    ['an own key __proto__', EDIT, '{"__proto__":{"a":1}}', 'application/json', '{"__proto__":{"a":1}}'],
  ])('is written anew from what was judged: %s', (_what, operation, body, ...[contentType, text]) => {
    const parsed = parse(operation, body);
    expect(parsed.ok && parsed.value).toMatchObject({ contentType, text });
  });

  it('of a text operation is sent as it came', () => {
    expect(parse(PREFERENCE, 'a: {b')).toEqual({
      ok: true,
      value: { contentType: 'text/plain', text: 'a: {b', json: undefined },
    });
  });

  it.each([
    ['no JSON', EDIT, 'summary=x', 'not-json'],
    ['JSON and more', EDIT, '{} {}', 'not-json'],
    ['two byte order marks', EDIT, '\ufeff\ufeff{}', 'not-json'],
    ['a byte order mark within', EDIT, '{\ufeff}', 'not-json'],
    ['bytes that were no UTF-8', EDIT, '{"a":"\ufffd"}', 'not-utf8'],
    ['a form with files', ATTACH, '--x', 'not-text'],
    ['an image', AVATAR, 'GIF89a', 'not-text'],
  ])('with %s is refused', (_what, operation, body, fault) => {
    expect(parse(operation, body)).toEqual({ ok: false, error: { code: 'body-unsupported', fault } });
  });

  it('nested as deep as 4.5 MB allow is an answer, not a crash', () => {
    const parsed = parse(EDIT, `${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`);
    expect(parsed.ok ? 'sent' : parsed.error.code).toMatch(/^(sent|body-unsupported)$/);
  });

  const withNumber = (number: string) => parse(EDIT, `{"fields":{"customfield_1":${number}}}`);

  it.each([
    ['12345678901234567890'],
    ['-12345678901234567890'],
    ['9007199254740993'],
    ['1e400'],
    ['-1e400'],
    ['0.1234567890123456789'],
    ['1234567890.1234567890'],
    ['1.00000000000000000001'],
    ['4503599627370497.1'],
    ['0.99999999999999999999'],
    ['1e-400'],
    ['1' + '0'.repeat(400)],
  ])('is refused where the number %s would arrive as another', (number) => {
    expect(withNumber(number)).toEqual({
      ok: false,
      error: { code: 'body-unsupported', fault: 'number-too-precise' },
    });
  });

  it.each([
    ['0'],
    ['-1'],
    ['0.1'],
    ['123456789012345'],
    ['1.2345678901234567e5'],
    ['1.50'],
    ['1E3'],
    ['0.000000123456789012345'],
    ['9007199254740991'],
    ['-9007199254740991'],
    ['1.5e300'],
    ['1E2'],
  ])('keeps the number %s', (number) => {
    const parsed = withNumber(number);
    const sent = parsed.ok ? parsed.value?.text : undefined;
    expect(JSON.parse(sent ?? 'null')).toEqual({ fields: { customfield_1: Number(number) } });
  });

  it('is refused for a number of a million digits, and does not compare them', () => {
    expect(withNumber(`1${'0'.repeat(1_000_000)}1`)).toEqual({
      ok: false,
      error: { code: 'body-unsupported', fault: 'number-too-precise' },
    });
  });
});

import { expect, test } from 'vitest';
import {
  curlCreate,
  curlProject,
  curlSearch,
  curlSelf,
  jiraJs,
  pythonJira,
  pythonRequests,
  trialsFor,
} from '../../../static/project/snippets';
import { ROWS } from '../../browser/fixture/project-gallery-site';

const issued = { token: 'stj_abc_def', gatewayUrl: 'https://gateway.example/x1/y' };

test.each([curlProject, curlSearch, curlCreate, jiraJs, pythonJira, pythonRequests])(
  '%o holds the address, the token and the project, and no placeholder',
  (snippet) => {
    const text = snippet(issued, 'ABC');
    for (const part of [issued.token, issued.gatewayUrl, 'ABC']) expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|<[a-z-]+>|…/);
  },
);

test('the first line to try has no quotes that a Windows shell would not take', () => {
  expect(curlSelf(issued)).toBe(
    'curl -H "Authorization: Bearer stj_abc_def" "https://gateway.example/x1/y/token/self"',
  );
});

test('only what the token was made for is offered for trying', () => {
  const row = ROWS[0]!;
  expect(trialsFor(row)).toEqual(['project', 'search', 'create']);
  expect(trialsFor({ ...row, effects: ['read'] })).toEqual(['project', 'search']);
  const ids = ['POST /rest/api/3/issue'];
  expect(trialsFor({ ...row, operations: { kind: 'only', ids } })).toEqual(['create']);
});

test.each([curlSelf, curlProject, curlSearch, curlCreate, jiraJs, pythonJira, pythonRequests])(
  '%o sends a required header as well',
  (snippet) => {
    const text = snippet({ ...issued, header: { name: 'x-token-key', value: 'second-secret-of-16' } }, 'ABC');
    expect(text).toMatch(/x-token-key\W+second-secret-of-16/);
  },
);

test('a value with quotes stays one value', () => {
  const odd = { ...issued, header: { name: 'x-token-key', value: 'a"b$c`d\\e' } };
  expect(curlSelf(odd)).toContain('x-token-key: a\\"b\\$c\\`d\\\\e"');
});

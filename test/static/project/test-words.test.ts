import { expect, test } from 'vitest';
import { testWords, type Test } from '../../../static/project/test-words';

const worded = (value: Test) => testWords({ ok: true, value });

test('200 works, and how fast', () => {
  expect(worded({ reached: true, status: 200, tookMs: 120 })).toEqual({
    isGood: true,
    text: 'Works: the gateway answered 200 in 120 ms.',
  });
});

test('a refusal says what happened and what to do', () => {
  const { isGood, text } = worded({ reached: true, status: 403, tookMs: 9, code: 'tokens-off' });
  expect(isGood).toBe(false);
  expect(text).toBe(
    'The gateway answered 403 (tokens-off). Tokens were switched off on this site. Ask a Jira admin to switch them on.',
  );
});

test.each([
  ['egress', /may not call its own address here. Run the curl line/],
  ['timeout', /in time/],
  ['other', /could not be reached/],
] as const)('not reached for %s: the curl line is the way', (why, words) => {
  expect(worded({ reached: false, why }).text).toMatch(words);
});

test('an answer without a refusal, and a refusal of the page’s own', () => {
  expect(worded({ reached: true, status: 502 }).text).toContain('502');
  expect(testWords({ ok: false, refusal: { code: 'unreachable' } }).text).toContain('did not answer');
});

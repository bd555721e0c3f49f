import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { log } from '../../src/forge/log';

let printed: string[] = [];
beforeEach(() => {
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => vi.restoreAllMocks());

describe('the log', () => {
  it('has one JSON line for each fact', () => {
    log.request({ requestId: 'r', status: 200, tookMs: 3 });
    log.sweep({ erased: 2, unused: 1 });
    log.failure('sweep', 'UNREACHABLE');
    expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
      { log: 'request', requestId: 'r', status: 200, tookMs: 3 },
      { log: 'sweep', erased: 2, unused: 1 },
      { log: 'failure', where: 'sweep', code: 'UNREACHABLE' },
    ]);
  });

  it.each([
    ['an Error', new TypeError('secret words'), 'TypeError'],
    ['a text', 'secret words', 'string'],
    ['nothing', undefined, 'undefined'],
    ['an object', { secret: 'secret words' }, 'object'],
  ])('tells of a bug that is %s its class and never its words', (_what, bug, name) => {
    log.bug(bug, 'r');
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ log: 'bug', requestId: 'r', class: name });
    expect(printed.join()).not.toContain('secret words');
  });

  it.each([
    ['looks like a stack', 'x\n    at secret words'],
    ['is a stack', '\n    at secret words\n    at more secret words'],
    ['is empty', ''],
  ])('is not led astray by a message that %s', (_what, message) => {
    log.bug(new Error(message), 'r');
    expect(printed.join()).not.toContain('secret words');
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      at: expect.stringContaining('log.test.ts') as string,
    });
  });
});

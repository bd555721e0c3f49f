/** The parser is another's, and its faults are not to become ours: what it drops, invents or breaks at is refused. */
import { JastBuilder } from '@atlaskit/jql-ast';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { confineJql } from '../../../src/gateway/jql/confine-jql';

type Parsed = ReturnType<JastBuilder['build']>;
const parse = (jql: string): Parsed => new JastBuilder().build(jql);

const BOUNDS = { projects: { kind: 'in', ids: ['10000'] } } as const;
const confined = async (jql: string): Promise<unknown> => {
  const one = await confineJql(jql, BOUNDS);
  return one.ok ? one.value : one.error;
};

/** The parser answers in turn what it is told. */
function parserAnswers(...answers: readonly (() => Parsed)[]): void {
  const spied = vi.spyOn(JastBuilder.prototype, 'build');
  for (const answer of answers) spied.mockImplementationOnce(answer);
}
const failing = (error: Error): (() => Parsed) => {
  const parsed = parse('a = 1');
  return () => ({ ...parsed, errors: [error] }) as unknown as Parsed;
};
const tree = (jql: string): (() => Parsed) => {
  const parsed = parse(jql);
  return () => parsed;
};

afterEach(() => vi.restoreAllMocks());

describe('a parser that', () => {
  it.each([
    ['drops a clause', 'a = 1 AND b = 2', 'a = 1'],
    ['drops the order', 'a = 1 ORDER BY b', 'a = 1'],
    ['drops a NOT', 'NOT a = 1', 'a = 1'],
    ['reads another value', 'a = 1', 'a = 2'],
    ['reads nothing', 'a = 1', ''],
  ])('%s is not believed', async (_what, theirs, read) => {
    parserAnswers(tree(read));
    expect(await confined(theirs)).toEqual({ code: 'unparsable' });
  });

  it.each([
    ['forgets our bounds', 'a = 1'],
    ['reads them as a choice', 'a = 1 OR project in (10000)'],
    ['reads other bounds', 'a = 1 AND project in (10001)'],
  ])('%s, where what is sent is read again, is not believed', async (_what, read) => {
    parserAnswers(tree('a = 1'), tree(read));
    expect(await confined('a = 1')).toEqual({ code: 'unparsable' });
  });

  it('fails at what is sent lets nothing be sent', async () => {
    parserAnswers(tree('a = 1'), failing(new Error('x')));
    expect(await confined('a = 1')).toEqual({ code: 'unparsable' });
  });

  it('breaks is a refusal', async () => {
    parserAnswers(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    expect(await confined('a = 1')).toEqual({ code: 'unparsable' });
  });

  it.each<[string, object, object]>([
    ['with it', { line: 2, charPositionInLine: 0 }, { line: 2, column: 1 }],
    ['without it, where it tells none', {}, {}],
    ['without it, where it tells the line alone', { line: 2 }, {}],
    ['without it, where it tells the column alone', { charPositionInLine: 3 }, {}],
    ['without it, where its line is text', { line: '2', charPositionInLine: 3 }, {}],
    ['without it, where its column is text', { line: 2, charPositionInLine: '3' }, {}],
  ])('tells a fault’s place is repeated %s', async (_what, told, place) => {
    parserAnswers(failing(Object.assign(new Error('quotes the JQL'), told)));
    expect(await confined('a = 1')).toEqual({ code: 'unparsable', ...place });
  });
});

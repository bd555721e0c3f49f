/** What "Test it now" found out, in words. Pure. */
import type { ProjectApi } from '../api';
import type { Reply } from '../../src/console/contract';
import { failureWords } from '../shared/failure-words';
import { refusalWords } from '../shared/token-detail/refusal-words';
import { say } from './say';

type TestReply = Awaited<ReturnType<ProjectApi['testToken']>>;
export type Test = TestReply extends Reply<infer Value> ? Value : never;

export interface TestWords {
  readonly isGood: boolean;
  readonly text: string;
}

export function testWords(reply: TestReply): TestWords {
  if (!reply.ok) return { isGood: false, text: failureWords(reply).join(' ') };
  const { reached, status, tookMs = 0, why = 'other' } = reply.value;
  if (!reached || status === undefined) return { isGood: false, text: say(`test.${why}`) };
  if (status === 200) return { isGood: true, text: say('test.works', { ms: tookMs }) };
  const { code } = reply.value;
  if (code === undefined) return { isGood: false, text: say('test.answered', { status }) };
  return { isGood: false, text: say('test.refused', { status, code, ...refusalWords(code) }) };
}

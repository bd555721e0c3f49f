/** Is an answer a refusal as docs/failure-modes.md promises it? */
import { expect } from 'vitest';
import { DOCUMENTED } from './documented';
import type { Answer } from './wire';

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly decidedBy?: string;
  readonly scopes?: readonly string[];
  readonly errorMessages: readonly string[];
  readonly errors: object;
}

/** The code of a refusal, or what the answer is instead: `200`, `bare 424`, `jira 400`. */
export function codeOf({ status, headers, body }: Answer): string {
  if (headers['content-type'] !== 'application/problem+json')
    return body === '' ? `bare ${status}` : `jira ${status}`;
  const { type } = JSON.parse(body) as ProblemBody;
  const code = type.slice(type.lastIndexOf('/') + 1);
  return DOCUMENTED.some((line) => line.code === code) ? code : `undocumented ${code}`;
}

/** The problem, once everything about its form is as documented. */
export function expectRefusal(answer: Answer, code: string): ProblemBody {
  expect(codeOf(answer), answer.body).toBe(code);
  const line = DOCUMENTED.find((each) => each.code === code)!;
  const problem = JSON.parse(answer.body) as ProblemBody;
  expect(line.statuses).toContain(answer.status);
  expect(problem).toMatchObject({ title: expect.any(String) as string, status: answer.status, errors: {} });
  expect(problem.errorMessages).toEqual([problem.detail]);
  expect(problem.detail.length).toBeGreaterThan(20);
  expectChallenge(answer, problem, code);
  return problem;
}

/** RFC 6750 §3: which refusals speak of the token, and in which words. */
function expectChallenge({ status, headers }: Answer, { scopes }: ProblemBody, code: string): void {
  const challenge = headers['www-authenticate'];
  if (code === 'token-missing')
    expect(challenge).toBe('Bearer realm="scoped-tokens", Basic realm="scoped-tokens"');
  else if (status === 401) expect(challenge).toMatch(/^Bearer realm="scoped-tokens", error="invalid_token"/);
  else if (code === 'request-malformed') expect(challenge).toContain('error="invalid_request"');
  else if (code === 'scope-missing') {
    expect(challenge).toContain('error="insufficient_scope"');
    expect(challenge).toContain(`scope="${scopes?.join(' ') ?? ''}"`);
  } else if (code === 'operation-not-allowed') {
    expect(challenge).toContain('error="insufficient_scope"');
    expect(challenge).not.toContain('scope="');
  } else expect(challenge).toBeUndefined();
}

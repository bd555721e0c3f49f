import { fail, ok, type Result } from '../../src/base/result';
import type { Jira, JiraCall, JiraFailure, JiraReply } from '../../src/gateway/jira';
import type { ProjectRef } from '../../src/policy/grant';
import { BROKEN_TEXT, BrokenPortError, type Journal } from './journal';

export interface FakeJira extends Jira {
  /** What was sent, in order, both questions and forwarded requests. */
  readonly calls: JiraCall[];
  /** What was forwarded: all calls but the question which project an issue is in. */
  forwarded(): readonly JiraCall[];
}

export interface JiraScript {
  /** Issue id or key → its project. What is not here is answered 404. */
  readonly issues?: Readonly<Record<string, ProjectRef>>;
  /** The answer to the question which project an issue is in, in place of `issues`. */
  readonly question?: JiraOutcome;
  /** The answer to everything else. */
  readonly reply?: JiraOutcome;
}

export type JiraOutcome = Partial<JiraReply> | { readonly fault: JiraFailure['fault'] } | 'throw';

const QUESTION = /^\/rest\/api\/3\/issue\/([^/?]+)\?fields=project$/;

/** A Jira that knows which project an issue is in and answers everything else as it is told. */
export function fakeJira(
  { issues = {}, question, reply = {} }: JiraScript = {},
  journal?: Journal,
): FakeJira {
  const calls: JiraCall[] = [];
  const isQuestion = ({ method, path }: JiraCall): boolean => method === 'GET' && QUESTION.test(path);
  return {
    calls,
    forwarded: () => calls.filter((call) => !isQuestion(call)),
    send(call) {
      calls.push(call);
      journal?.calls.push('jira.send');
      if (!isQuestion(call)) return settle(reply);
      if (question !== undefined) return settle(question);
      const project = issues[decodeURIComponent(QUESTION.exec(call.path)?.[1] ?? '')];
      return settle(
        project ? { body: JSON.stringify({ fields: { project } }) } : { status: 404, body: '{}' },
      );
    },
  };
}

function settle(outcome: JiraOutcome): Promise<Result<JiraReply, JiraFailure>> {
  if (outcome === 'throw') return Promise.reject(new BrokenPortError(BROKEN_TEXT));
  if ('fault' in outcome) return Promise.resolve(fail({ fault: outcome.fault }));
  const reply = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}', isText: true };
  return Promise.resolve(ok({ ...reply, ...outcome }));
}

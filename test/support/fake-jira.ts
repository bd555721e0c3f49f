import { fail, ok, type Result } from '../../src/base/result';
import type { Jira, JiraCall, JiraFailure, JiraReply } from '../../src/gateway/jira';
import type { ProjectRef } from '../../src/policy/grant';
import { answerQuestion, answerRequest, kindOf, type QuestionKind } from './fake-questions';
import { BROKEN_TEXT, BrokenPortError, type Journal } from './journal';

export interface FakeIssue {
  readonly id: string;
  readonly key: string;
  readonly project: ProjectRef;
  /** Keys under which it answers since it was moved. */
  readonly formerly?: readonly string[];
  readonly subtasks?: readonly string[];
}

/** What Jira is and how it behaves. */
export interface JiraScript {
  readonly issues?: readonly FakeIssue[];
  readonly projects?: readonly ProjectRef[];
  readonly owner?: 'active' | 'deactivated' | 'deleted';
  /** What is not held, everything else is: `EDIT_ISSUES` anywhere, `EDIT_ISSUES issue 501` there, `ADMINISTER` on the site. */
  readonly lacking?: readonly string[];
  /** Ids of the issues with a security level. */
  readonly secured?: readonly string[];
  /** Answers to the app's other questions by `GET /rest/…`; 404 for what is not here. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** What a question meets in place of its answer. */
  readonly faults?: Readonly<Partial<Record<QuestionKind, JiraOutcome>>>;
  /** The answer to every forwarded request; without it, one issue or project as it is, and `{}` to everything else. */
  readonly reply?: JiraOutcome;
}

export type JiraOutcome = Partial<JiraReply> | { readonly fault: JiraFailure['fault'] } | 'throw';

export interface FakeJira extends Jira {
  /** What was sent, in order, both questions and forwarded requests. */
  readonly calls: JiraCall[];
  /** What was sent for the caller, and nothing that the app asked for itself. */
  forwarded(): readonly JiraCall[];
  /** The kinds of the app's own questions, in order. */
  asked(): readonly QuestionKind[];
  /** Questions of one kind. */
  questions(kind: QuestionKind): readonly JiraCall[];
  /** Changes what Jira is from here on. */
  become(change: JiraScript): void;
}

/**
 * The app's own calls ask for JSON alone; callers in tests ask for more (`anEvent`), so that even a request which looks like a question
 * is known for what it is.
 */
const isOwn = ({ headers }: JiraCall): boolean => headers['accept'] === 'application/json';

/** A Jira that answers the app's questions from what it is, and everything else as it is told. */
export function fakeJira(script: JiraScript = {}, journal?: Journal): FakeJira {
  const calls: JiraCall[] = [];
  let world = script;
  const questions = (): readonly JiraCall[] => calls.filter(isOwn);
  return {
    calls,
    forwarded: () => calls.filter((call) => !isOwn(call)),
    asked: () => questions().map(kindOf),
    questions: (kind) => questions().filter((call) => kindOf(call) === kind),
    become: (change) => {
      world = { ...world, ...change };
    },
    send(call) {
      calls.push(call);
      journal?.calls.push('jira.send');
      if (!isOwn(call)) return settle(world.reply ?? answerRequest(call, world));
      return settle(world.faults?.[kindOf(call)] ?? answerQuestion(call, world));
    },
  };
}

function settle(outcome: JiraOutcome): Promise<Result<JiraReply, JiraFailure>> {
  if (outcome === 'throw') return Promise.reject(new BrokenPortError(BROKEN_TEXT));
  if ('fault' in outcome) return Promise.resolve(fail({ fault: outcome.fault }));
  const reply = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}', isText: true };
  return Promise.resolve(ok({ ...reply, ...outcome }));
}

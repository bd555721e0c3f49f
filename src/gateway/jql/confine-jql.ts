/**
 * JQL that finds nothing outside its bounds. The caller's text is never pasted: it is read into a tree, written anew in parentheses
 * beside the bounds, and the result is read again and must be exactly that tree and those bounds.
 */
import { isDeepStrictEqual } from 'node:util';
import { InvariantError } from '../../base/invariant';
import { fail, ok, type Result } from '../../base/result';
import { formatClause, formatInner, formatOrderBy } from './format-jql';
import type { JqlFault } from './jql-fault';
import type { JqlClause, JqlTerm, JqlTree } from './jql-tree';
import { parseJql } from './parse-jql';
import { standIn } from './stand-in';
import { depthOf, plainWords, scanJql } from './scan-jql';

/** What a JQL may find. */
export interface JqlBounds {
  /** Numeric ids. `in`: nothing else is found; never empty. `not-in`: nothing of these is. Absent: every project's issues are. */
  readonly projects?: { readonly kind: 'in' | 'not-in'; readonly ids: readonly string[] } | undefined;
  /** Absent: issues with a security level are not left out. Otherwise only issues without a level, and these (numeric ids). */
  readonly securedIssueIds?: readonly string[] | undefined;
  /** Account id that `currentUser()` stands for; absent: it is left as it is. */
  readonly currentUser?: string | undefined;
}

/**
 * Jira documents no limit. The longest JQL that clients send lists 1,000 issue keys in some 14,000 characters. Parsing costs some
 * 15 µs a character, twice.
 */
export const JQL_CHARS_MAX = 16_384;

/** Parentheses and NOTs inside each other. People need some 5; the parser's stack overflows somewhere between 1,000 and 3,000. */
export const JQL_DEPTH_MAX = 64;

/**
 * `(<theirs>) AND project in (…)` with their ORDER BY kept outside, in the text that is sent. Without JQL, the bounds alone. What is
 * not read beyond doubt is refused. Throws InvariantError for bounds that are no ids.
 */
export async function confineJql(
  jql: string | undefined,
  bounds: JqlBounds,
): Promise<Result<string, JqlFault>> {
  const limits = limitsOf(bounds);
  const theirs = await readTheirs(jql ?? '');
  if (!theirs.ok) return theirs;
  const { where, orderBy } = bounds.currentUser ? standIn(theirs.value, bounds.currentUser) : theirs.value;
  // Nothing of theirs, nothing to prove: the parser is not loaded.
  if (where === undefined && orderBy.length === 0) return ok(limits.map(formatInner).join(' AND '));
  const parts = [...(where === undefined ? [] : [`(${formatClause(where)})`]), ...limits.map(formatInner)];
  const sent = parts.join(' AND ') + formatOrderBy(orderBy);
  const meant = { where: conjunction(where === undefined ? limits : [where, ...limits]), orderBy };
  return (await provesToBe(sent, meant)) ? ok(sent) : fail({ code: 'unparsable' });
}

/** Their JQL as a tree in which every word of it has its place. */
async function readTheirs(jql: string): Promise<Result<JqlTree, JqlFault>> {
  if (jql.length > JQL_CHARS_MAX) return fail({ code: 'too-long' });
  const words = scanJql(jql);
  if (!words.ok) return words;
  // The parser recurses: what would exhaust its stack must not reach it.
  if (depthOf(words.value) > JQL_DEPTH_MAX) return fail({ code: 'too-deep' });
  if (words.value.length === 0) return ok({ where: undefined, orderBy: [] });
  const tree = await parseJql(jql);
  return tree.ok && !holdsAll(tree.value, words.value) ? fail({ code: 'unparsable' }) : tree;
}

/** Has nothing been dropped between the words and the tree? A dropped clause would make a query find, or change, more. */
function holdsAll({ where, orderBy }: JqlTree, words: readonly string[]): boolean {
  const written = scanJql((where === undefined ? '' : formatClause(where)) + formatOrderBy(orderBy));
  return written.ok && isDeepStrictEqual(plainWords(written.value), plainWords(words));
}

async function provesToBe(sent: string, meant: JqlTree): Promise<boolean> {
  const tree = await parseJql(sent);
  return tree.ok && isDeepStrictEqual(tree.value, meant);
}

function limitsOf({ projects, securedIssueIds }: JqlBounds): readonly JqlClause[] {
  const byProject = projects
    ? [inList('project', projects.kind === 'in' ? 'in' : 'not in', projects.ids)]
    : [];
  if (securedIssueIds === undefined) return byProject;
  const unsecured = term('level', 'is', { kind: 'empty' });
  if (securedIssueIds.length === 0) return [...byProject, unsecured];
  const seen = inList('issue', 'in', securedIssueIds);
  return [...byProject, { kind: 'or', clauses: [unsecured, seen] }];
}

const ID = /^\d{1,19}$/;

function inList(field: string, operator: 'in' | 'not in', ids: readonly string[]): JqlTerm {
  if (ids.length === 0 || !ids.every((id) => ID.test(id))) {
    throw new InvariantError(`JQL bounds: no list of ids for ${field}`);
  }
  return term(field, operator, { kind: 'list', items: ids.map((text) => ({ kind: 'value', text })) });
}

const term = (name: string, operator: JqlTerm['operator'], operand: JqlTerm['operand']): JqlTerm => ({
  kind: 'term',
  field: { name, property: undefined },
  operator,
  operand,
  predicates: [],
});

function conjunction(clauses: readonly JqlClause[]): JqlClause | undefined {
  return clauses.length > 1 ? { kind: 'and', clauses } : clauses[0];
}

import { once } from '../../base/once';
import { fail, ok, type Result } from '../../base/result';
import type { JqlFault } from './jql-fault';
import type { JqlTree } from './jql-tree';
import { readTree } from './read-tree';

/** Atlassian's own grammar. It costs some 100 ms to load and warm up, so only a request with JQL pays for it. */
const loadParser = once(() => import('@atlaskit/jql-ast'));

/** The second of two readings of a JQL: its tree. Blank text has an empty one. */
export async function parseJql(jql: string): Promise<Result<JqlTree, JqlFault>> {
  const { JastBuilder } = await loadParser();
  try {
    // A builder for each text: one that is given the text it had before answers an empty tree and no error.
    const { query, errors } = new JastBuilder().build(jql);
    const [error] = errors;
    if (error !== undefined) return fail(faultOf(error));
    const tree = query === undefined ? undefined : readTree(query);
    return tree === undefined ? fail(UNPARSABLE) : ok(tree);
  } catch {
    return fail(UNPARSABLE);
  }
}

const UNPARSABLE: JqlFault = { code: 'unparsable' };

/** Its place, not its message: that quotes the JQL. The parser counts columns from 0. */
const faultOf = (error: Error): JqlFault =>
  'line' in error &&
  'charPositionInLine' in error &&
  typeof error.line === 'number' &&
  typeof error.charPositionInLine === 'number'
    ? { code: 'unparsable', line: error.line, column: error.charPositionInLine + 1 }
    : UNPARSABLE;

import { InvariantError } from '../../base/invariant';
import type { JqlClause, JqlOperand, JqlTerm, JqlTree } from './jql-tree';

/**
 * The tree with `currentUser()` standing for this account: whoever asks through a token means its owner, and Jira would take it for
 * the app. Pure.
 */
export function standIn({ where, orderBy }: JqlTree, accountId: string): JqlTree {
  if (!ACCOUNT_ID.test(accountId)) throw new InvariantError('JQL: no account id');
  return { where: where && inClause(where, `"${accountId}"`), orderBy };
}

/** Atlassian's account ids, old and new; nothing that would end a quoted value. */
const ACCOUNT_ID = /^[\w:.-]{1,128}$/;

function inClause(clause: JqlClause, owner: string): JqlClause {
  switch (clause.kind) {
    case 'and':
    case 'or':
      return { ...clause, clauses: clause.clauses.map((one) => inClause(one, owner)) };
    case 'not':
      return { ...clause, clause: inClause(clause.clause, owner) };
    case 'term':
      return inTerm(clause, owner);
  }
}

const inTerm = (term: JqlTerm, owner: string): JqlTerm => ({
  ...term,
  operand: term.operand && inOperand(term.operand, owner),
  predicates: term.predicates.map((one) => ({ ...one, operand: inOperand(one.operand, owner) })),
});

function inOperand(operand: JqlOperand, owner: string): JqlOperand {
  if (operand.kind === 'list')
    return { ...operand, items: operand.items.map((one) => inOperand(one, owner)) };
  const isCaller = operand.kind === 'call' && operand.args.length === 0 && CURRENT_USER.test(operand.name);
  return isCaller ? { kind: 'value', text: owner } : operand;
}

const CURRENT_USER = /^["']?currentUser["']?$/i;

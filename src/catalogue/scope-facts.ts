import { asksFor } from './asks-for';
import { EFFECTS, type Effect, type Operation } from './operation';
import { listOperations } from './operations';
import { SCOPE_FAMILIES, scopeFamilyOf, type ScopeFamily } from './scope-family';
import { tokenReachOf } from './token-reach';

/** What people are told of a scope. */
export interface ScopeFacts {
  readonly name: string;
  readonly kind: 'classic' | 'granular';
  readonly family: ScopeFamily;
  /** What the operations that it has a part in do. */
  readonly effects: readonly Effect[];
  /** How many operations it has a part in that some token can reach. */
  readonly operations: number;
  /** Classic scopes each of which opens, alone, something that this granular one has a part in; empty for classic ones. */
  readonly includedIn: readonly string[];
}

/** Every scope that opens something to a token, by family, classic before granular, then by name. Costs a walk of the catalogue. */
export function listScopeFacts(): readonly ScopeFacts[] {
  const reachable = listOperations().filter((operation) => tokenReachOf(operation) !== 'none');
  const classic = groupByScope(reachable, ({ classic }) => classic);
  const granular = groupByScope(reachable, ({ granular }) => granular);
  const facts = [
    ...[...classic].map(([name, operations]) => factsOf(name, 'classic', operations)),
    ...[...granular].map(([name, operations]) => factsOf(name, 'granular', operations)),
  ];
  return facts.sort(byFamily);
}

/** The operations that `scope` has a part in and that some token can reach. */
export const listOperationsOf = (scope: string): readonly Operation[] =>
  listOperations().filter((operation) => asksFor(operation, scope) && tokenReachOf(operation) !== 'none');

function groupByScope(
  operations: readonly Operation[],
  scopesOf: (operation: Operation) => readonly string[] | undefined,
): ReadonlyMap<string, readonly Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations)
    for (const scope of scopesOf(operation) ?? []) {
      const group = groups.get(scope) ?? [];
      group.push(operation);
      groups.set(scope, group);
    }
  return groups;
}

const factsOf = (name: string, kind: ScopeFacts['kind'], operations: readonly Operation[]): ScopeFacts => ({
  name,
  kind,
  family: scopeFamilyOf(name),
  effects: EFFECTS.filter((effect) => operations.some((operation) => operation.effect === effect)),
  operations: operations.length,
  includedIn: kind === 'granular' ? classicAlone(operations) : [],
});

const classicAlone = (operations: readonly Operation[]): readonly string[] =>
  [...new Set(operations.flatMap(({ classic }) => (classic?.length === 1 ? classic : [])))].sort();

const byFamily = (one: ScopeFacts, other: ScopeFacts): number =>
  SCOPE_FAMILIES.indexOf(one.family) - SCOPE_FAMILIES.indexOf(other.family) ||
  one.kind.localeCompare(other.kind) ||
  one.name.localeCompare(other.name);

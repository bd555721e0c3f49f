/** The scopes of the editor: by family, with what is chosen and what comes along. Pure. */
import type { ScopeFamily, ScopeView } from '../../../src/console/contract';
import { scopeLabel } from '../../shared/scope-words';

export interface ScopeRow {
  readonly scope: ScopeView;
  readonly label: string;
  readonly isChosen: boolean;
  /** Chosen classic scopes that allow it too although it is not named itself. Empty: none. */
  readonly coveredBy: readonly string[];
  /** Wholly: naming it would add nothing. */
  readonly isCovered: boolean;
}

export interface ScopeGroup {
  readonly family: ScopeFamily;
  readonly rows: readonly ScopeRow[];
  /** Of all its scopes, the filter aside; those that others cover in part count. */
  readonly allowed: number;
  readonly total: number;
}

/** Families in the order of the options, without those in which nothing fits the filter. The classic scopes of a family come first. */
export function groupScopes(
  scopes: readonly ScopeView[],
  chosen: readonly string[],
  filter: string,
): readonly ScopeGroup[] {
  const named = new Set(chosen);
  const families = [...new Set(scopes.map(({ family }) => family))];
  return families
    .map((family) => {
      const all = scopes.filter((scope) => scope.family === family).map((scope) => rowOf(scope, named));
      return {
        family,
        rows: all.filter((row) => fits(row, filter)).sort(classicFirst),
        allowed: all.filter(({ isChosen, coveredBy }) => isChosen || coveredBy.length > 0).length,
        total: all.length,
      };
    })
    .filter(({ rows }) => rows.length > 0);
}

function rowOf(scope: ScopeView, named: ReadonlySet<string>): ScopeRow {
  const { name, includedIn } = scope;
  const isChosen = named.has(name);
  const coveredBy = isChosen ? [] : includedIn.filter((classic) => named.has(classic));
  return {
    scope,
    label: scopeLabel(name),
    isChosen,
    coveredBy,
    isCovered: coveredBy.length > 0 && coveredBy.length === includedIn.length,
  };
}

const fits = ({ scope, label }: ScopeRow, filter: string): boolean => {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${scope.name} ${label}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

const rank = ({ scope }: ScopeRow): number => (scope.kind === 'classic' ? 0 : 1);
const classicFirst = (left: ScopeRow, right: ScopeRow): number => rank(left) - rank(right);

/** The rows' scopes chosen as well; those that others cover wholly stay unnamed. */
export const withAll = (chosen: readonly string[], rows: readonly ScopeRow[]): readonly string[] => [
  ...new Set([...chosen, ...rows.filter(({ isCovered }) => !isCovered).map(({ scope }) => scope.name)]),
];

export function withNone(chosen: readonly string[], rows: readonly ScopeRow[]): readonly string[] {
  const gone = new Set(rows.map(({ scope }) => scope.name));
  return chosen.filter((name) => !gone.has(name));
}

export const withOne = (chosen: readonly string[], name: string, isChosen: boolean): readonly string[] =>
  isChosen ? [...new Set([...chosen, name])] : chosen.filter((each) => each !== name);

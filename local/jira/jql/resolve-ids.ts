import { callFunction } from './jql-functions';
import type { IdField } from './query-field';
import type { JqlOperand } from './jql-query';
import { all, good, invalid, noValue, type JqlResult, type JqlScope } from './scope';

/** What an operand names: ids, and whether EMPTY is among them. */
export interface Wanted {
  readonly ids: readonly string[];
  readonly empty: boolean;
}

interface Target {
  /** The field's name as written. */
  readonly name: string;
  readonly field: IdField;
  readonly scope: JqlScope;
}

const ISSUE_NAMES: ReadonlySet<string> = new Set(['key', 'issuekey', 'issue', 'id', 'parent', 'epic link']);

/** The ids of an operand on an id field; a value that does not exist for this caller is a fault, as in Jira. */
export function resolveIds(operand: JqlOperand, target: Target): JqlResult<Wanted> {
  switch (operand.kind) {
    case 'empty':
      return good({ ids: [], empty: true });
    case 'value': {
      const ids = target.field.resolve(operand.value, target.scope);
      if (ids.length > 0) return good({ ids, empty: false });
      if (!ISSUE_NAMES.has(target.name.toLowerCase())) return noValue(operand.value, target.name);
      return invalid(
        /^\d+$/.test(operand.value)
          ? `A value with ID '${operand.value}' does not exist for the field '${target.name}'.`
          : `An issue with key '${operand.value}' does not exist for field '${target.name}'.`,
      );
    }
    case 'function': {
      const ids = callFunction(operand.name, operand.args, target.scope);
      return ids.ok ? good({ ids: ids.value, empty: false }) : ids;
    }
    case 'list': {
      const items = all(operand.items.map((item) => resolveIds(item, target)));
      if (!items.ok) return items;
      return good({
        ids: items.value.flatMap((item) => item.ids),
        empty: items.value.some((item) => item.empty),
      });
    }
  }
}

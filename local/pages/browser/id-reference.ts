/**
 * @forge/react prefixes `id`, `labelFor` and `inputId` (`forge-app-1a2b3-name`) but no other reference to an id. What the product makes
 * of those is not known: here they reach the element that the app means, and one that reaches nothing is a fault.
 */
import { faults } from './faults';

/** What is needed of a ForgeDoc. */
interface Node {
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly Node[];
}

const PREFIX = /^forge-app-[0-9a-f]{5}-/;
const REFERENCES: ReadonlySet<string> = new Set(['aria-labelledby', 'titleId']);

/** Id as the app wrote it → id in the document. */
export function findIds(root: Node): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const visit = ({ props, children }: Node): void => {
    if (typeof props['id'] === 'string') ids.set(props['id'].replace(PREFIX, ''), props['id']);
    children.forEach(visit);
  };
  visit(root);
  return ids;
}

/** The value of the prop `name`, with the document's ids in place of the app's. */
export function resolveReference(ids: ReadonlyMap<string, string>, name: string, value: unknown): unknown {
  if (!REFERENCES.has(name) || typeof value !== 'string') return value;
  return value
    .split(' ')
    .map((id) => {
      const found = ids.get(id.replace(PREFIX, ''));
      if (found === undefined) faults.report(`${name}="${id}" names nothing on this page`);
      return found ?? id;
    })
    .join(' ');
}

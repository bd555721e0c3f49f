/**
 * What @forge/react sends with each commit (forge-platform.md §7.2). The product's bridge serialises it over postMessage; so here it
 * is copied at once (the reconciler changes it in place later), and its functions are called later, with copied arguments.
 */
import { faults } from './faults';
import { findIds, resolveReference } from './id-reference';
import { nextTask } from './next-task';

export interface ForgeDoc {
  readonly type: string;
  /** Stays the same as long as the app's element does. */
  readonly key: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly ForgeDoc[];
}

export type Callback = (...args: readonly unknown[]) => unknown;

/** Props that Atlassian documents with UI Kit elements as values. @forge/react does not reconcile them: they cross as they are. */
const ELEMENT_PROPS: ReadonlySet<string> = new Set([
  'DynamicTable emptyView',
  'EmptyState description',
  'EmptyState primaryAction',
  'EmptyState secondaryAction',
  'EmptyState tertiaryAction',
  'SectionMessage actions',
]);

/** A copy of the tree as it is now. */
export function snapshot(root: ForgeDoc): ForgeDoc {
  const ids = findIds(root);
  const copyNode = ({ type, key, props, children }: ForgeDoc): ForgeDoc => ({
    type,
    key,
    props: Object.fromEntries(
      Object.entries(props).map(([name, value]) => [
        name,
        resolveReference(ids, name, copyProp(type, name, value)),
      ]),
    ),
    children: children.map(copyNode),
  });
  return copyNode(root);
}

function copyProp(type: string, name: string, value: unknown): unknown {
  const isDrawn = ELEMENT_PROPS.has(`${type} ${name}`);
  return copy(value, { where: `<${type} ${name}>`, isDrawn });
}

interface Crossing {
  /** Told with what cannot cross. */
  readonly where: string;
  /** Whether elements become nodes. */
  readonly isDrawn?: boolean;
}

/** Plain data is copied; a function becomes one that is called later. */
export function copy(value: unknown, crossing: Crossing): unknown {
  if (typeof value === 'function') return callLater(value as Callback, crossing.where);
  if (Array.isArray(value)) return value.map((each) => copy(each, crossing));
  if (typeof value !== 'object' || value === null) return value;
  if ('$$typeof' in value) return copyElement(value as unknown as Element, crossing);
  // An error's own properties do not show in `entries`.
  if ('message' in value && 'stack' in value) return { message: String(value.message) };
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copy(inner, crossing)]));
}

interface Element {
  readonly type: unknown;
  readonly key: string | null;
  readonly props: Readonly<Record<string, unknown>>;
}

function copyElement({ type, key, props }: Element, { where, isDrawn }: Crossing): ForgeDoc | undefined {
  if (isDrawn !== true || typeof type !== 'string') {
    faults.report(`${where} holds an element: UI Kit does not reconcile elements in props`);
    return undefined;
  }
  const { children, ...rest } = props;
  return {
    type,
    key: key ?? type,
    props: Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, copyProp(type, name, value)]),
    ),
    children: [children].flat().flatMap((child, index) => copyChild(child, { where, isDrawn }, index)),
  };
}

function copyChild(child: unknown, crossing: Crossing, index: number): readonly ForgeDoc[] {
  if (typeof child === 'string' || typeof child === 'number')
    return [{ type: 'String', key: String(index), props: { text: String(child) }, children: [] }];
  if (typeof child !== 'object' || child === null) return [];
  const doc = copyElement(child as Element, crossing);
  return doc === undefined ? [] : [{ ...doc, key: `${doc.key} ${index}` }];
}

/** What the app's function throws or rejects with is shown: nobody else would notice. */
const callLater =
  (callback: Callback, where: string): Callback =>
  (...args) => {
    const copied = args.map((arg) => copy(arg, { where }));
    void nextTask()
      .then(() => callback(...copied))
      .catch((error: unknown) => faults.report(`${where} threw: ${describe(error)}`));
  };

export const describe = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

/** The part of a DOM event that reaches app code: data, never nodes. */
export function eventData({
  type,
  target,
}: {
  readonly type: string;
  readonly target: EventTarget | null;
}): unknown {
  const input =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : undefined;
  return {
    type,
    target: input && {
      type: input.type,
      name: input.name,
      id: input.id,
      value: input.value,
      ...(input instanceof HTMLInputElement ? { checked: input.checked } : {}),
    },
  };
}

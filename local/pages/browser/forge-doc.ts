/**
 * What @forge/react sends with each commit (forge-platform.md §7.2). The product's bridge serialises it over postMessage; so here it
 * is copied at once (the reconciler changes it in place later), and its functions are called later, with copied arguments.
 */
import { faults } from './faults';

export interface ForgeDoc {
  readonly type: string;
  /** Stays the same as long as the app's element does. */
  readonly key: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly ForgeDoc[];
}

export const snapshot = ({ type, key, props, children }: ForgeDoc): ForgeDoc => ({
  type,
  key,
  props: copyProps(type, props),
  children: children.map(snapshot),
});

function copyProps(type: string, props: ForgeDoc['props']): ForgeDoc['props'] {
  return Object.fromEntries(
    Object.entries(props).map(([name, value]) => [name, copy(value, `<${type} ${name}>`)]),
  );
}

/** Plain data is copied; a function becomes one that is called later; `where` is told with what cannot cross. */
function copy(value: unknown, where: string): unknown {
  if (typeof value === 'function') return callLater(value as Callback, where);
  if (Array.isArray(value)) return value.map((each) => copy(each, where));
  if (typeof value !== 'object' || value === null) return value;
  if ('$$typeof' in value) {
    faults.report(`${where} holds an element: UI Kit does not reconcile elements in props`);
    return undefined;
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copy(inner, where)]));
}

export type Callback = (...args: readonly unknown[]) => unknown;

/** What the app's function throws or rejects with is shown: nobody else would notice. */
const callLater =
  (callback: Callback, where: string): Callback =>
  (...args) => {
    const copied = args.map((arg) => copy(arg, where));
    setTimeout(() => {
      new Promise((resolve) => resolve(callback(...copied))).catch((error: unknown) =>
        faults.report(`${where} threw: ${describe(error)}`),
      );
    });
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

/** How a node of a ForgeDoc becomes a component: by its type, with the props that the type is known to have. */
import React, { type ComponentType, type ReactNode } from 'react';
import { faults } from './faults';
import { eventData, type Callback, type ForgeDoc } from './forge-doc';

export interface PartProps {
  readonly doc: ForgeDoc;
  /** Draws a node below this one. */
  readonly draw: (doc: ForgeDoc) => ReactNode;
}

export type Part = ComponentType<PartProps>;

/** Props with handlers as the app gave them: they take plain data. */
export type Heard<Props, Names extends string> = Omit<Props, Names> & { readonly [Name in Names]?: Callback };

type Names<Props> = readonly (Exclude<keyof Props, 'children'> & string)[];

/** A component with children. `View` gets the named props; another one in the app's code is a fault. */
export const part =
  <Props extends object>(names: Names<Props>, View: ComponentType<Props & { children: ReactNode }>): Part =>
  ({ doc, draw }) => <View {...pickProps<Props>(doc, names)}>{doc.children.map(draw)}</View>;

/** A component without children. */
export const leaf =
  <Props extends object>(names: Names<Props>, View: ComponentType<Props>): Part =>
  ({ doc }) => <View {...pickProps<Props>(doc, names)} />;

/** The app's types already hold its props against the same `Props`. */
export function pickProps<Props>({ type, props }: ForgeDoc, names: readonly (keyof Props & string)[]): Props {
  const known = new Set<string>(names);
  for (const name of Object.keys(props))
    if (!known.has(name)) faults.report(`the prop ${name} of <${type}> is not supported here`);
  return props as Props;
}

/** A DOM handler that tells the app's handler, if there is one, the event's data. */
export const heard =
  (callback: Callback | undefined) =>
  (event: { readonly type: string; readonly target: EventTarget | null }): void =>
    void callback?.(eventData(event));

import { parseRowKey } from './row';

/** One place in the tree of templates: the segments that may follow, and the operations that end here. */
export interface Place {
  readonly literals: Map<string, Place>;
  /** Where any one segment may follow. Parameter names differ between operations, so they are not kept here. */
  parameter: Place | undefined;
  /** Method → row. */
  readonly rows: Map<string, number>;
}

const newPlace = (): Place => ({ literals: new Map(), parameter: undefined, rows: new Map() });

/** The tree that `findOperation` walks. */
export function indexRows(rows: readonly string[]): Place {
  const root = newPlace();
  let last = { template: '', place: root };
  rows.forEach((row, index) => {
    const { method, template } = parseRowKey(row);
    // Rows are sorted: the methods of one template follow each other.
    if (template !== last.template) last = { template, place: grow(root, template) };
    last.place.rows.set(method, index);
  });
  return root;
}

const grow = (root: Place, template: string): Place => template.slice(1).split('/').reduce(step, root);

function step(place: Place, segment: string): Place {
  if (segment.startsWith('{')) return (place.parameter ??= newPlace());
  const known = place.literals.get(segment);
  if (known !== undefined) return known;
  const added = newPlace();
  place.literals.set(segment, added);
  return added;
}

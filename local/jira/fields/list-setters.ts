/** Fields that hold several things: what one item of their JSON names. */
import { readMember } from '../json';
import type { Issue } from '../model';
import type { Edit } from './outcome';

export type Resolved =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly error: string };

export interface ListField {
  read(issue: Issue): readonly string[];
  resolve(item: unknown, edit: Edit): Resolved;
  put(ids: readonly string[]): Partial<Issue>;
}

const named = (id: string): Resolved => ({ ok: true, id });
const unknownItem = (error: string): Resolved => ({ ok: false, error });

export const labelList: ListField = {
  read: (issue) => issue.labels,
  put: (labels) => ({ labels }),
  resolve: (item) => {
    if (typeof item !== 'string') return unknownItem('string expected');
    return /\s/.test(item)
      ? unknownItem(`The label '${item}' contains spaces which is invalid.`)
      : named(item);
  },
};

interface Named {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
}

/** By `id` or `name`, within the issue's own project. */
function resolveNamed(records: Iterable<Named>, noun: string, item: unknown, edit: Edit): Resolved {
  const id = readMember(item, 'id');
  const name = readMember(item, 'name');
  if (id === undefined && name === undefined)
    return unknownItem("expected 'id' or 'name' property to be provided");
  const record = [...records].find(
    (one) => one.projectId === edit.project.id && (id === undefined ? one.name === name : one.id === id),
  );
  if (record !== undefined) return named(record.id);
  return unknownItem(
    id === undefined ? `${noun} name '${name ?? ''}' is not valid` : `${noun} id '${id}' is not valid`,
  );
}

export const componentList: ListField = {
  read: (issue) => issue.componentIds,
  put: (componentIds) => ({ componentIds }),
  resolve: (item, edit) => resolveNamed(edit.call.site.components.values(), 'Component', item, edit),
};

export const fixVersionList: ListField = {
  read: (issue) => issue.fixVersionIds,
  put: (fixVersionIds) => ({ fixVersionIds }),
  resolve: (item, edit) => resolveNamed(edit.call.site.versions.values(), 'Version', item, edit),
};

export const versionList: ListField = {
  read: (issue) => issue.versionIds,
  put: (versionIds) => ({ versionIds }),
  resolve: (item, edit) => resolveNamed(edit.call.site.versions.values(), 'Version', item, edit),
};

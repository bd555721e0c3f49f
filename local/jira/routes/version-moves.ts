import * as z from 'zod/mini';
import { versionBean } from '../beans/project-bean';
import { param, type Call, type Route } from '../call';
import { readMember } from '../json';
import { findProject } from '../lookup';
import type { RelatedWork, Version } from '../model';
import { hasInProject } from '../permissions';
import { badRequest, created, forbidden, json, noContent, notFound, type Reply } from '../reply';
import { nextId } from '../site';
import { INVALID_PAYLOAD } from './search';
import { open } from './route';
import { removeVersion } from './remove-version';
import { onVersion, versionOf } from './versions';

const merge = onVersion(true, (call, version) => {
  const heir = versionOf(call, param(call, 'moveIssuesTo'));
  if (!heir.ok) return heir.reply;
  return removeVersion(call, version, { fix: heir.value.id, affected: heir.value.id });
});

const removeAndSwap = onVersion(true, (call, version) =>
  removeVersion(call, version, {
    fix: readMember(call.body, 'moveFixIssuesTo'),
    affected: readMember(call.body, 'moveAffectedIssuesTo'),
  }),
);

const moveBody = z.object({
  after: z.optional(z.string()),
  position: z.optional(z.enum(['Earlier', 'Later', 'First', 'Last'])),
});

/** Within its project. `after` is a version's URL. */
const move = onVersion(true, (call, version) => {
  const parsed = moveBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const { after, position } = parsed.data;
  if ((after === undefined) === (position === undefined))
    return badRequest('Exactly one of after and position must be given.');
  const rest = [...call.site.versions.values()].filter((one) => one.id !== version.id);
  const own = rest.filter((one) => one.projectId === version.projectId);
  const at = placeOf(version, [...call.site.versions.values()], { own, after, position });
  if (at === undefined) return notFound('The version to move after was not found.');
  const ordered = [...own.slice(0, at), version, ...own.slice(at)];
  call.site.versions.clear();
  for (const one of [...rest.filter((other) => other.projectId !== version.projectId), ...ordered])
    call.site.versions.set(one.id, one);
  return json(versionBean(call, version));
});

interface Wanted {
  /** The other versions of the project. */
  readonly own: readonly Version[];
  readonly after: string | undefined;
  readonly position: 'Earlier' | 'Later' | 'First' | 'Last' | undefined;
}

function placeOf(version: Version, all: readonly Version[], { own, after, position }: Wanted) {
  const before = all.filter((one) => one.projectId === version.projectId);
  const now = before.findIndex((one) => one.id === version.id);
  switch (position) {
    case 'First':
      return 0;
    case 'Last':
      return own.length;
    case 'Earlier':
      return Math.max(0, now - 1);
    case 'Later':
      return Math.min(own.length, now + 1);
    case undefined: {
      const found = own.findIndex((one) => one.id === after?.split('/').at(-1));
      return found < 0 ? undefined : found + 1;
    }
  }
}

const workBody = z.object({
  relatedWorkId: z.optional(z.string()),
  category: z.string().check(z.minLength(1)),
  title: z.optional(z.string()),
  url: z.optional(z.string()),
});

const workBean = ({ id, category, title, url }: RelatedWork): unknown => ({
  relatedWorkId: id,
  category,
  ...(title === undefined ? {} : { title }),
  ...(url === undefined ? {} : { url }),
});

/** Resolve issues or Edit issues in the version's project is needed to change its related work. */
const editWork = (run: (call: Call, version: Version) => Reply) =>
  onVersion(false, (call, version) => {
    const project = findProject(call.site, version.projectId);
    const may =
      project !== undefined &&
      ['RESOLVE_ISSUES', 'EDIT_ISSUES'].every((key) => hasInProject(call.site, call.actor, key, project));
    return may ? run(call, version) : forbidden('You do not have permission to change related work.');
  });

function putWork(call: Call, version: Version, work: RelatedWork): unknown {
  const rest = version.relatedWork.filter((one) => one.id !== work.id);
  call.site.versions.set(version.id, { ...version, relatedWork: [...rest, work] });
  return workBean(work);
}

const postRelatedWork = editWork((call, version) => {
  const parsed = workBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const { category, title, url } = parsed.data;
  return created(putWork(call, version, { id: nextId(call.site, 'relatedWork'), category, title, url }));
});

const putRelatedWork = editWork((call, version) => {
  const parsed = workBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const { relatedWorkId: id, category, title, url } = parsed.data;
  if (id === undefined || !version.relatedWork.some((one) => one.id === id))
    return notFound('The related work was not found.');
  return json(putWork(call, version, { id, category, title, url }));
});

const deleteRelatedWork = editWork((call, version) => {
  const rest = version.relatedWork.filter((one) => one.id !== param(call, 'relatedWorkId'));
  if (rest.length === version.relatedWork.length) return notFound('The related work was not found.');
  call.site.versions.set(version.id, { ...version, relatedWork: rest });
  return noContent;
});

/** Versions merged, swapped, reordered; what is related to them. */
export const VERSION_MOVE_ROUTES: readonly Route[] = [
  open('PUT', 'version/:id/mergeto/:moveIssuesTo', 'manage:jira-project', merge),
  open('POST', 'version/:id/removeAndSwap', 'manage:jira-project', removeAndSwap),
  open('POST', 'version/:id/move', 'manage:jira-project', move),
  open(
    'GET',
    'version/:id/relatedwork',
    'read:jira-work',
    onVersion(false, (_, version) => json(version.relatedWork.map(workBean))),
  ),
  open('POST', 'version/:id/relatedwork', 'write:jira-work', postRelatedWork),
  open('PUT', 'version/:id/relatedwork', 'write:jira-work', putRelatedWork),
  open('DELETE', 'version/:versionId/relatedwork/:relatedWorkId', 'write:jira-work', deleteRelatedWork),
];

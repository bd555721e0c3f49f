import * as z from 'zod/mini';
import { pageBean, readWindow } from '../beans/page';
import { versionBean, versionsOf } from '../beans/project-bean';
import { param, url, type Call, type Respond, type Route } from '../call';
import { getById, getStatusCategory, STATUSES } from '../configuration';
import { isDay } from '../dates';
import { readMember } from '../json';
import { pathProject } from '../lookup';
import type { Issue, Version } from '../model';
import { created, fieldProblems, found, json, missing, notFound, type Found, type Reply } from '../reply';
import { getRecord, nextId } from '../site';
import {
  bodyProject,
  countIssues,
  faultOf,
  INVALID_NAME,
  isVisible,
  name,
  toAdminister,
} from './project-part';
import { removeVersion } from './remove-version';
import { open } from './route';

const day = z.nullable(z.string().check(z.refine(isDay)));

const versionBody = z.partial(
  z.object({
    name,
    description: z.string(),
    released: z.boolean(),
    archived: z.boolean(),
    startDate: day,
    releaseDate: day,
  }),
);

/** The version of that id, where its project is visible; else Jira's 404. */
export function versionOf(call: Call, id: string): Found<Version> {
  const version = call.site.versions.get(id);
  const visible = version !== undefined && isVisible(call, version.projectId);
  return visible ? found(version) : missing(notFound(`Could not find version for id '${id}'`));
}

/** The path's version, whose project the caller sees and, where needed, administers. */
export const onVersion =
  (administer: boolean, run: (call: Call, version: Version) => Reply): Respond =>
  (call) => {
    const version = versionOf(call, call.params.id ?? param(call, 'versionId'));
    if (!version.ok) return version.reply;
    const project = administer
      ? toAdminister(call, getRecord(call.site.projects, version.value.projectId))
      : undefined;
    return project?.ok === false ? project.reply : run(call, version.value);
  };

const listVersions = (call: Call): Reply => {
  const project = pathProject(call);
  return project.ok
    ? json(versionsOf(call, project.value).map((version) => versionBean(call, version)))
    : project.reply;
};

const pageVersions = (call: Call): Reply => {
  const project = pathProject(call);
  if (!project.ok) return project.reply;
  const text = call.query.one('query')?.toLowerCase() ?? '';
  const rows = versionsOf(call, project.value).filter((version) => version.name.toLowerCase().includes(text));
  return json(pageBean(call, rows, readWindow(call, 50, 50), (version) => versionBean(call, version)));
};

function putVersion(call: Call, version: Version, status: 200 | 201): Reply {
  const parsed = versionBody.safeParse(call.body ?? {});
  if (!parsed.success) return faultOf(parsed.error);
  const { startDate, releaseDate, ...rest } = parsed.data;
  const taken = [...call.site.versions.values()].some(
    (one) => one.id !== version.id && one.projectId === version.projectId && one.name === rest.name,
  );
  if (taken) return fieldProblems({ name: 'A version with this name already exists in this project.' });
  const edited: Version = {
    ...version,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(startDate === undefined ? {} : { startDate: startDate ?? undefined }),
    ...(releaseDate === undefined ? {} : { releaseDate: releaseDate ?? undefined }),
  };
  call.site.versions.set(edited.id, edited);
  return status === 201 ? created(versionBean(call, edited)) : json(versionBean(call, edited));
}

function postVersion(call: Call): Reply {
  const project = bodyProject(call);
  if (!project.ok) return project.reply;
  if (readMember(call.body, 'name') === undefined) return fieldProblems(INVALID_NAME);
  const blank = {
    name: '',
    description: undefined,
    released: false,
    archived: false,
    startDate: undefined,
    releaseDate: undefined,
    relatedWork: [],
  };
  const probe = versionBody.safeParse(call.body);
  if (!probe.success) return faultOf(probe.error);
  const id = nextId(call.site, 'version');
  return putVersion(call, { ...blank, id, projectId: project.value.id }, 201);
}

function deleteVersion(call: Call, version: Version): Reply {
  return removeVersion(call, version, {
    fix: call.query.one('moveFixIssuesTo'),
    affected: call.query.one('moveAffectedIssuesTo'),
  });
}

const isOpen = (issue: Issue): boolean => getStatusCategory(getById(STATUSES, issue.statusId)).key !== 'done';

const versionCounts = (call: Call, version: Version): Reply =>
  json({
    self: url(call, `version/${version.id}/relatedIssueCounts`),
    issuesFixedCount: countIssues(call, (issue) => issue.fixVersionIds.includes(version.id)),
    issuesAffectedCount: countIssues(call, (issue) => issue.versionIds.includes(version.id)),
    issueCountWithCustomFieldsShowingVersion: 0,
    customFieldUsage: [],
  });

const unresolvedCount = (call: Call, version: Version): Reply => {
  const inVersion = (issue: Issue): boolean => issue.fixVersionIds.includes(version.id);
  return json({
    self: url(call, `version/${version.id}/unresolvedIssueCount`),
    issuesCount: countIssues(call, inVersion),
    issuesUnresolvedCount: countIssues(call, (issue) => inVersion(issue) && isOpen(issue)),
  });
};

export const VERSION_ROUTES: readonly Route[] = [
  open('GET', 'project/:projectIdOrKey/versions', 'read:jira-work', listVersions),
  open('GET', 'project/:projectIdOrKey/version', 'read:jira-work', pageVersions),
  open('POST', 'version', 'manage:jira-project', postVersion),
  open(
    'GET',
    'version/:id',
    'read:jira-work',
    onVersion(false, (call, version) => json(versionBean(call, version))),
  ),
  open(
    'PUT',
    'version/:id',
    'manage:jira-project',
    onVersion(true, (call, version) => putVersion(call, version, 200)),
  ),
  open('DELETE', 'version/:id', 'manage:jira-project', onVersion(true, deleteVersion)),
  open('GET', 'version/:id/relatedIssueCounts', 'read:jira-work', onVersion(false, versionCounts)),
  open('GET', 'version/:id/unresolvedIssueCount', 'read:jira-work', onVersion(false, unresolvedCount)),
];

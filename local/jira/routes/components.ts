import * as z from 'zod/mini';
import { pageBean, readWindow } from '../beans/page';
import { componentBean, componentsOf } from '../beans/project-bean';
import { param, url, type Call, type Respond, type Route } from '../call';
import { isObject } from '../json';
import { pathProject } from '../lookup';
import type { Component } from '../model';
import {
  created,
  fieldProblems,
  found,
  json,
  missing,
  noContent,
  notFound,
  type Found,
  type Reply,
} from '../reply';
import { getRecord, nextId } from '../site';
import {
  bodyProject,
  countIssues,
  eachIssue,
  faultOf,
  INVALID_NAME,
  isVisible,
  name,
  replaceId,
  toAdminister,
} from './project-part';
import { open } from './route';

const componentBody = z.partial(
  z.object({ name, description: z.string(), leadAccountId: z.nullable(z.string()) }),
);

function pathComponent(call: Call): Found<Component> {
  const id = param(call, 'id');
  const component = call.site.components.get(id);
  const visible = component !== undefined && isVisible(call, component.projectId);
  return visible ? found(component) : missing(notFound(`The component with id ${id} does not exist.`));
}

const onComponent =
  (administer: boolean, run: (call: Call, component: Component) => Reply): Respond =>
  (call) => {
    const component = pathComponent(call);
    if (!component.ok) return component.reply;
    const project = administer
      ? toAdminister(call, getRecord(call.site.projects, component.value.projectId))
      : undefined;
    return project?.ok === false ? project.reply : run(call, component.value);
  };

const listComponents = (call: Call): Reply => {
  const project = pathProject(call);
  return project.ok
    ? json(componentsOf(call, project.value).map((one) => componentBean(call, one)))
    : project.reply;
};

const pageComponents = (call: Call): Reply => {
  const project = pathProject(call);
  if (!project.ok) return project.reply;
  const text = call.query.one('query')?.toLowerCase() ?? '';
  const rows = componentsOf(call, project.value).filter((one) => one.name.toLowerCase().includes(text));
  return json(pageBean(call, rows, readWindow(call, 50, 50), (one) => componentBean(call, one)));
};

function putComponent(call: Call, component: Component, status: 200 | 201): Reply {
  const parsed = componentBody.safeParse(call.body ?? {});
  if (!parsed.success) return faultOf(parsed.error);
  const { leadAccountId, ...rest } = parsed.data;
  if (typeof leadAccountId === 'string' && !call.site.people.has(leadAccountId)) {
    return fieldProblems({ leadAccountId: `The user ${leadAccountId} does not exist.` });
  }
  const edited: Component = {
    ...component,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(leadAccountId === undefined ? {} : { leadId: leadAccountId ?? undefined }),
  };
  call.site.components.set(edited.id, edited);
  return status === 201 ? created(componentBean(call, edited)) : json(componentBean(call, edited));
}

function postComponent(call: Call): Reply {
  const project = bodyProject(call);
  if (!project.ok) return project.reply;
  const parsed = componentBody.safeParse(call.body);
  if (!parsed.success || !isObject(call.body) || parsed.data.name === undefined)
    return fieldProblems(INVALID_NAME);
  const taken = componentsOf(call, project.value).some((one) => one.name === parsed.data.name);
  if (taken)
    return fieldProblems({
      name: `A component with the name ${parsed.data.name} already exists in this project.`,
    });
  const id = nextId(call.site, 'component');
  return putComponent(
    call,
    { id, projectId: project.value.id, name: parsed.data.name, description: undefined, leadId: undefined },
    201,
  );
}

function deleteComponent(call: Call, component: Component): Reply {
  const target = call.query.one('moveIssuesTo');
  if (target !== undefined && call.site.components.get(target)?.projectId !== component.projectId) {
    return notFound(`The component with id ${target} does not exist.`);
  }
  eachIssue(call, (issue) => ({
    ...issue,
    componentIds: replaceId(issue.componentIds, component.id, target),
  }));
  call.site.components.delete(component.id);
  return noContent;
}

const componentCounts = (call: Call, component: Component): Reply =>
  json({
    self: url(call, `component/${component.id}`),
    issueCount: countIssues(call, (issue) => issue.componentIds.includes(component.id)),
  });

export const COMPONENT_ROUTES: readonly Route[] = [
  open('GET', 'project/:projectIdOrKey/components', 'read:jira-work', listComponents),
  open('GET', 'project/:projectIdOrKey/component', 'read:jira-work', pageComponents),
  open('POST', 'component', 'manage:jira-project', postComponent),
  open(
    'GET',
    'component/:id',
    'read:jira-work',
    onComponent(false, (call, one) => json(componentBean(call, one))),
  ),
  open(
    'PUT',
    'component/:id',
    'manage:jira-project',
    onComponent(true, (call, one) => putComponent(call, one, 200)),
  ),
  open('DELETE', 'component/:id', 'manage:jira-project', onComponent(true, deleteComponent)),
  open('GET', 'component/:id/relatedIssueCounts', 'read:jira-work', onComponent(false, componentCounts)),
];

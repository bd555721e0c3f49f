import { param, url, type Call, type Route } from '../call';
import { denied, mayAdminister, pathIssue, pathProject } from '../lookup';
import { hasOnIssue } from '../permissions';
import { badRequest, created, json, noContent, notFound, type Found, type Reply } from '../reply';
import { open } from './route';

/** Something that holds properties: what is in it, who may write, how it is stored. */
export interface PropertyHolder {
  /** The URL of a property. */
  readonly self: (key: string) => string;
  readonly properties: ReadonlyMap<string, unknown>;
  mayWrite(): boolean;
  store(properties: ReadonlyMap<string, unknown>): void;
}

export type FindHolder = (call: Call) => Found<PropertyHolder>;

const findIssueHolder: FindHolder = (call) => {
  const issue = pathIssue(call);
  if (!issue.ok) return issue;
  const { value } = issue;
  return {
    ok: true,
    value: {
      self: (key) => url(call, `issue/${value.key}/properties/${key}`),
      properties: value.properties,
      mayWrite: () => hasOnIssue(call.site, call.actor, 'EDIT_ISSUES', value),
      store: (properties) => void call.site.issues.set(value.id, { ...value, properties }),
    },
  };
};

const findProjectHolder: FindHolder = (call) => {
  const project = pathProject(call);
  if (!project.ok) return project;
  const { value } = project;
  return {
    ok: true,
    value: {
      self: (key) => url(call, `project/${value.key}/properties/${key}`),
      properties: value.properties,
      mayWrite: () => mayAdminister(call, value),
      store: (properties) => void call.site.projects.set(value.id, { ...value, properties }),
    },
  };
};

const KEY_LIMIT = 255;

export const listProperties =
  (find: FindHolder) =>
  (call: Call): Reply => {
    const holder = find(call);
    if (!holder.ok) return holder.reply;
    const { self, properties } = holder.value;
    return json({
      keys: [...properties.keys()].map((key) => ({ key, self: self(key) })),
    });
  };

export const getProperty =
  (find: FindHolder) =>
  (call: Call): Reply => {
    const holder = find(call);
    if (!holder.ok) return holder.reply;
    const key = param(call, 'propertyKey');
    const { properties } = holder.value;
    return properties.has(key) ? json({ key, value: properties.get(key) }) : noProperty(key);
  };

const noProperty = (key: string): Reply => notFound(`The property ${key} does not exist.`);

/** 201 for a new property, 200 for one that is replaced. */
export const putProperty =
  (find: FindHolder) =>
  (call: Call): Reply => {
    const holder = find(call);
    if (!holder.ok) return holder.reply;
    if (!holder.value.mayWrite())
      return denied(call, 'You do not have permission to edit the properties of this entity.');
    const key = param(call, 'propertyKey');
    if (call.body === undefined) return badRequest('The property value cannot be empty.');
    if (key.length > KEY_LIMIT) return badRequest('The property key cannot be longer than 255 characters.');
    const isNew = !holder.value.properties.has(key);
    holder.value.store(new Map(holder.value.properties).set(key, call.body));
    return isNew ? created({}) : json({});
  };

export const removeProperty =
  (find: FindHolder) =>
  (call: Call): Reply => {
    const holder = find(call);
    if (!holder.ok) return holder.reply;
    if (!holder.value.mayWrite())
      return denied(call, 'You do not have permission to edit the properties of this entity.');
    const key = param(call, 'propertyKey');
    const properties = new Map(holder.value.properties);
    if (!properties.delete(key)) return noProperty(key);
    holder.value.store(properties);
    return noContent;
  };

const routes = (
  base: string,
  find: FindHolder,
  write: 'write:jira-work' | 'manage:jira-project',
): readonly Route[] => [
  open('GET', `${base}/properties`, 'read:jira-work', listProperties(find)),
  open('GET', `${base}/properties/:propertyKey`, 'read:jira-work', getProperty(find)),
  open('PUT', `${base}/properties/:propertyKey`, write, putProperty(find)),
  open('DELETE', `${base}/properties/:propertyKey`, write, removeProperty(find)),
];

/** Entity properties of issues and projects. */
export const PROPERTY_ROUTES: readonly Route[] = [
  ...routes('issue/:issueIdOrKey', findIssueHolder, 'write:jira-work'),
  ...routes('project/:projectIdOrKey', findProjectHolder, 'manage:jira-project'),
];

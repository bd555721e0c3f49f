import { param, url, type Call, type Route } from '../call';
import { denied, mayAdminister, pathIssue, pathProject } from '../lookup';
import { hasOnIssue } from '../permissions';
import { badRequest, created, json, noContent, notFound, type Found, type Reply } from '../reply';
import { open } from './route';

/** Something that holds properties: what is in it, who may write, how it is stored. */
interface Holder {
  readonly path: string;
  readonly properties: ReadonlyMap<string, unknown>;
  mayWrite(): boolean;
  store(properties: ReadonlyMap<string, unknown>): void;
}

type Find = (call: Call) => Found<Holder>;

const findIssueHolder: Find = (call) => {
  const issue = pathIssue(call);
  if (!issue.ok) return issue;
  const { value } = issue;
  return {
    ok: true,
    value: {
      path: `issue/${value.key}`,
      properties: value.properties,
      mayWrite: () => hasOnIssue(call.site, call.actor, 'EDIT_ISSUES', value),
      store: (properties) => call.site.issues.set(value.id, { ...value, properties }),
    },
  };
};

const findProjectHolder: Find = (call) => {
  const project = pathProject(call);
  if (!project.ok) return project;
  const { value } = project;
  return {
    ok: true,
    value: {
      path: `project/${value.key}`,
      properties: value.properties,
      mayWrite: () => mayAdminister(call, value),
      store: (properties) => call.site.projects.set(value.id, { ...value, properties }),
    },
  };
};

const KEY_LIMIT = 255;

const list =
  (find: Find) =>
  (call: Call): Reply => {
    const holder = find(call);
    if (!holder.ok) return holder.reply;
    const { path, properties } = holder.value;
    return json({
      keys: [...properties.keys()].map((key) => ({ key, self: url(call, `${path}/properties/${key}`) })),
    });
  };

const get =
  (find: Find) =>
  (call: Call): Reply => {
    const holder = find(call);
    if (!holder.ok) return holder.reply;
    const key = param(call, 'propertyKey');
    const { properties } = holder.value;
    return properties.has(key) ? json({ key, value: properties.get(key) }) : noProperty(key);
  };

const noProperty = (key: string): Reply => notFound(`The property ${key} does not exist.`);

/** 201 for a new property, 200 for one that is replaced. */
const put =
  (find: Find) =>
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

const remove =
  (find: Find) =>
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
  find: Find,
  write: 'write:jira-work' | 'manage:jira-project',
): readonly Route[] => [
  open('GET', `${base}/properties`, 'read:jira-work', list(find)),
  open('GET', `${base}/properties/:propertyKey`, 'read:jira-work', get(find)),
  open('PUT', `${base}/properties/:propertyKey`, write, put(find)),
  open('DELETE', `${base}/properties/:propertyKey`, write, remove(find)),
];

/** Entity properties of issues and projects. */
export const PROPERTY_ROUTES: readonly Route[] = [
  ...routes('issue/:issueIdOrKey', findIssueHolder, 'write:jira-work'),
  ...routes('project/:projectIdOrKey', findProjectHolder, 'manage:jira-project'),
];

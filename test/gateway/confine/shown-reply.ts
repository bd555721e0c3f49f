import { confineReply, type Bounds } from '../../../src/gateway/confine/confine-reply';
import type { JiraReply } from '../../../src/gateway/jira';
import { ABC, IN_ABC, XYZ } from '../../support/builders';
import type { JiraScript } from '../../support/fake-jira';
import { NOW } from '../../support/fixed-times';
import { standingPorts } from '../../support/gateway-world';

export const BOUNDS: Bounds = {
  reach: IN_ABC,
  seeds: [],
  added: 'nothing',
  isChange: false,
  shows: 'placed',
};
export const API = 'https://x.atlassian.net/rest/api/3';
export const issue = <More extends object>(id: string, key: string, more: More = {} as More) => ({
  id,
  key,
  self: `${API}/issue/${id}`,
  ...more,
});
export const inProject = (project: { id: string }, more: object = {}) => ({
  fields: { project: { ...project, self: `${API}/project/${project.id}` }, ...more },
});
export const OURS = issue('501', 'ABC-1', inProject(ABC));
export const THEIRS = issue('502', 'XYZ-1', inProject(XYZ, { summary: 'confidential' }));
export const replyOf = (body: unknown, status = 200): JiraReply => ({
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
  isText: true,
});

/** What confineReply makes of a body. */
export async function shown(body: unknown, bounds: Partial<Bounds> = {}, script: JiraScript = {}) {
  const ports = standingPorts(script);
  const confined = await confineReply(replyOf(body), { ...BOUNDS, ...bounds }, ports, NOW);
  const text = confined.ok ? confined.value.body : undefined;
  return {
    asked: ports.jira.asked(),
    refusal: confined.ok ? undefined : confined.error,
    json: text ? (JSON.parse(text) as unknown) : text,
  };
}

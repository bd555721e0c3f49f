/** The demo site, searched as the app, which sees all of it. */
import { parseJql } from '../../../local/jira/jql/parse-jql';
import { searchIssues } from '../../../local/jira/jql/search';
import type { Issue } from '../../../local/jira/model';
import { PROJECT_IDS } from '../../../local/jira/seed/demo-site';
import { seedDemo } from '../../../local/jira/seed/seed-demo';
import { getRecord, newSite } from '../../../local/jira/site';
import type { JqlBounds } from '../../../src/gateway/jql/confine-jql';

/** 2026-11-20T12:00:00Z, a Friday. */
const NOW = Date.UTC(2026, 10, 20, 12);

const site = newSite({ siteUrl: 'https://local.atlassian.net', cloudId: 'local' }, {});
seedDemo(site, NOW);
const app = { person: getRecord(site.people, site.appAccountId), scopes: ['read:jira-work'] };

export const projectIds: readonly string[] = Object.values(PROJECT_IDS);
/** The issues that have a security level: one, in ABC. */
export const securedIds: readonly string[] = [...site.issues.values()]
  .filter((issue) => issue.securityLevelId !== undefined)
  .map((issue) => issue.id);

/** The issues found, in order; undefined where the site does not evaluate the JQL. */
export function findAsApp(jql: string): readonly Issue[] | undefined {
  const found = searchIssues(jql, { site, actor: app, now: NOW });
  return found.ok ? found.issues : undefined;
}

/** Does the site read the text as JQL, whether or not its fields and values exist? */
export const isJql = (text: string): boolean => parseJql(text).ok;

export const isWithin = (issue: Issue, { projects, securedIssueIds }: JqlBounds): boolean =>
  (projects === undefined || projects.ids.includes(issue.projectId) === (projects.kind === 'in')) &&
  (securedIssueIds === undefined ||
    issue.securityLevelId === undefined ||
    securedIssueIds.includes(issue.id));

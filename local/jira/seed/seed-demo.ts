import { textToAdf } from '../adf';
import { BLANK } from '../change-issue';
import { getById, ISSUE_TYPES, LINK_TYPES, PRIORITIES, ROLES, STATUSES } from '../configuration';
import { DAY, formatDay, HOUR, startOfDay } from '../dates';
import { appendChange, diffIssues } from '../history';
import { noteInHistory } from '../issue-links';
import { findIssue } from '../lookup';
import type { Change, Issue } from '../model';
import { getRecord, nextId, type Site } from '../site';
import { SEED_ISSUES, type SeedIssue } from './demo-issues';
import { SEED_ATTACHMENTS, SEED_COMMENTS, SEED_LINKS, SEED_WORKLOGS } from './demo-talk';
import { ACCOUNT_IDS, ADMINS_ONLY_LEVEL_ID, PROJECT_IDS, seedSite } from './demo-site';

/** Fills an empty site with the demo people, projects and issues. All times count back from the day of `at`. */
export function seedDemo(site: Site, at: number): void {
  const today = startOfDay(at);
  seedSite(site, today);
  for (const [index, one] of SEED_ISSUES.entries())
    seedIssue(site, one, { today, createdAt: today - (SEED_ISSUES.length - index) * DAY + 9 * HOUR });
  seedMove(site, today);
  for (const [index, row] of SEED_COMMENTS.entries()) seedComment(site, row, today - (20 - index) * HOUR);
  for (const [index, row] of SEED_WORKLOGS.entries())
    seedWorklog(site, row, today - (6 - index) * DAY + 8 * HOUR);
  seedLinks(site, today);
  seedAttachments(site, today);
  seedFilters(site);
  site.issues.set(getIssue(site, 'ABC-2').id, {
    ...getIssue(site, 'ABC-2'),
    watcherIds: [ACCOUNT_IDS.lead, ACCOUNT_IDS.member],
    voterIds: [ACCOUNT_IDS.member],
  });
}

function getIssue(site: Site, key: string): Issue {
  const issue = findIssue(site, key);
  if (issue === undefined) throw new Error(`the seed has no issue ${key}`);
  return issue;
}

const byName = <T extends { readonly id: string; readonly name: string }>(
  rows: Iterable<T>,
  name: string,
): string => {
  const row = [...rows].find((one) => one.name === name);
  if (row === undefined) throw new Error(`the seed names ${name}, which does not exist`);
  return row.id;
};

interface When {
  readonly today: number;
  readonly createdAt: number;
}

function seedIssue(site: Site, seed: SeedIssue, { today, createdAt }: When): void {
  const key = seed.key.slice(0, 3);
  const projectId = key === 'ABC' ? PROJECT_IDS.ABC : key === 'DEF' ? PROJECT_IDS.DEF : PROJECT_IDS.OPS;
  const ofProject = <T extends { readonly id: string; readonly name: string; readonly projectId: string }>(
    records: ReadonlyMap<string, T>,
    names: readonly string[] = [],
  ): string[] =>
    names.map((name) =>
      byName(
        [...records.values()].filter((one) => one.projectId === projectId),
        name,
      ),
    );
  const { more } = seed;
  const id = nextId(site, 'issue');
  const fresh: Issue = {
    ...BLANK,
    id,
    rank: Number(id),
    key: seed.key,
    projectId,
    typeId: byName(ISSUE_TYPES, seed.type),
    summary: seed.summary,
    description: more.description === undefined ? undefined : textToAdf(more.description),
    environment: more.environment === undefined ? undefined : textToAdf(more.environment),
    priorityId: byName(PRIORITIES, seed.priority),
    assigneeId: seed.assignee === undefined ? undefined : ACCOUNT_IDS[seed.assignee],
    reporterId: ACCOUNT_IDS[seed.reporter],
    creatorId: ACCOUNT_IDS[seed.reporter],
    labels: more.labels ?? [],
    componentIds: ofProject(site.components, more.components),
    fixVersionIds: ofProject(site.versions, more.fixVersions),
    versionIds: ofProject(site.versions, more.versions),
    parentId: more.parent === undefined ? undefined : getIssue(site, more.parent).id,
    securityLevelId: more.security === undefined ? undefined : ADMINS_ONLY_LEVEL_ID,
    dueDate: more.due === undefined ? undefined : formatDay(today + more.due * DAY),
    storyPoints: more.points,
    sprintId: more.sprint,
    originalEstimateSeconds: more.estimate === undefined ? undefined : more.estimate * 3600,
    remainingEstimateSeconds: more.estimate === undefined ? undefined : more.estimate * 3600,
    createdAt,
    updatedAt: createdAt,
    statusChangedAt: createdAt,
    watcherIds: [ACCOUNT_IDS[seed.reporter]],
    properties: new Map(Object.entries(more.properties ?? {})),
  };
  const issue = grow(site, fresh, seed);
  site.issues.set(issue.id, issue);
}

/** The statuses on the way to a status, each entered a few hours after the one before. */
const WAYS: Readonly<Record<SeedIssue['status'], readonly SeedIssue['status'][]>> = {
  'To Do': [],
  'In Progress': ['In Progress'],
  'In Review': ['In Progress', 'In Review'],
  Done: ['In Progress', 'Done'],
};

function grow(site: Site, fresh: Issue, seed: SeedIssue): Issue {
  let issue = fresh;
  for (const name of WAYS[seed.status]) {
    const at = issue.statusChangedAt + 6 * HOUR;
    const status = getById(STATUSES, byName(STATUSES, name));
    const done = status.categoryKey === 'done';
    const next: Issue = {
      ...issue,
      statusId: status.id,
      resolutionId: done ? '10000' : undefined,
      resolvedAt: done ? at : undefined,
      statusChangedAt: at,
      updatedAt: at,
    };
    const change: Change = {
      id: nextId(site, 'change'),
      authorId: seed.assignee === undefined ? fresh.creatorId : ACCOUNT_IDS[seed.assignee],
      at,
      items: diffIssues(site, issue, next),
    };
    issue = { ...next, history: [...issue.history, change] };
  }
  return issue;
}

function seedComment(
  site: Site,
  [key, author, text, role]: (typeof SEED_COMMENTS)[number],
  at: number,
): void {
  const issue = getIssue(site, key);
  const id = nextId(site, 'comment');
  const authorId = ACCOUNT_IDS[author];
  const visibility =
    role === undefined ? undefined : { type: 'role' as const, value: role, identifier: byName(ROLES, role) };
  const times = { createdAt: at, updatedAt: at };
  site.comments.set(id, {
    id,
    issueId: issue.id,
    authorId,
    updateAuthorId: authorId,
    body: textToAdf(text),
    visibility,
    ...times,
    properties: new Map(),
  });
  site.issues.set(issue.id, { ...issue, updatedAt: at });
}

function seedWorklog(
  site: Site,
  [key, author, hours, text]: (typeof SEED_WORKLOGS)[number],
  at: number,
): void {
  const id = nextId(site, 'worklog');
  const authorId = ACCOUNT_IDS[author];
  site.worklogs.set(id, {
    id,
    issueId: getIssue(site, key).id,
    authorId,
    updateAuthorId: authorId,
    comment: textToAdf(text),
    startedAt: at,
    spentSeconds: hours * 3600,
    createdAt: at,
    updatedAt: at,
    properties: new Map(),
  });
}

function seedLinks(site: Site, today: number): void {
  for (const [type, source, destination, history] of SEED_LINKS) {
    const ends = { sourceId: getIssue(site, source).id, destinationId: getIssue(site, destination).id };
    const link = { id: nextId(site, 'link'), typeId: byName(LINK_TYPES, type), ...ends };
    site.links.set(link.id, link);
    const by = { authorId: ACCOUNT_IDS.lead, at: today };
    if (history !== 'imported')
      keepingUpdated(site, [source, destination], () => noteInHistory(site, link, { by, gone: false }));
  }
}

function seedAttachments(site: Site, today: number): void {
  for (const [key, author, filename] of SEED_ATTACHMENTS) {
    const id = nextId(site, 'attachment');
    const own = { id, issueId: getIssue(site, key).id, authorId: ACCOUNT_IDS[author], filename };
    site.attachments.set(id, { ...own, mimeType: 'text/plain', sizeBytes: 1_024, createdAt: today });
  }
}

/** What happened to DEF-7 when it was ABC-9. */
function seedMove(site: Site, today: number): void {
  const issue = getIssue(site, 'DEF-7');
  site.formerIssueKeys.set('ABC-9', issue.id);
  keepingUpdated(site, ['DEF-7'], () =>
    appendChange(site, issue, { authorId: ACCOUNT_IDS.lead, at: today }, [
      {
        field: 'project',
        fieldId: 'project',
        from: PROJECT_IDS.ABC,
        fromText: 'Alphabet',
        to: PROJECT_IDS.DEF,
        toText: 'Definitions',
      },
      { field: 'Key', fieldId: 'issuekey', from: null, fromText: 'ABC-9', to: null, toText: 'DEF-7' },
    ]),
  );
}

/** Links and moves are history here; what tests sort by stays as it was. */
function keepingUpdated(site: Site, keys: readonly string[], run: () => void): void {
  const before = keys.map((key) => getIssue(site, key));
  run();
  for (const { id, updatedAt } of before) site.issues.set(id, { ...getRecord(site.issues, id), updatedAt });
}

function seedFilters(site: Site): void {
  for (const [name, jql, owner, shared] of [
    ['Open bugs', 'issuetype = Bug AND statusCategory != Done ORDER BY priority DESC', 'lead', true],
    ['My own list', 'assignee = currentUser() ORDER BY updated DESC', 'member', false],
    ['Filter for ABC board', 'project = ABC ORDER BY Rank ASC', 'admin', false],
    ['Filter for DEF board', 'project = DEF ORDER BY Rank ASC', 'admin', false],
  ] as const) {
    const id = nextId(site, 'filter');
    site.filters.set(id, { id, name, jql, description: '', ownerId: ACCOUNT_IDS[owner], shared });
  }
}

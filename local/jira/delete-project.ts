import type { Project } from './model';
import type { Site } from './site';

/** With all that is in it. The boards that live in it go with it; filters that name it stay. */
export function deleteProject(site: Site, { id }: Project): void {
  const issues = new Set(
    [...site.issues.values()].filter(({ projectId }) => projectId === id).map((issue) => issue.id),
  );
  const drop = <Row>(rows: Map<string, Row>, isOfIt: (row: Row) => boolean): void => {
    for (const [key, row] of rows) if (isOfIt(row)) rows.delete(key);
  };
  drop(site.formerIssueKeys, (issueId) => issues.has(issueId));
  drop(site.comments, ({ issueId }) => issues.has(issueId));
  drop(site.worklogs, ({ issueId }) => issues.has(issueId));
  drop(site.attachments, ({ issueId }) => issues.has(issueId));
  drop(site.links, ({ sourceId, destinationId }) => issues.has(sourceId) || issues.has(destinationId));
  drop(site.versions, ({ projectId }) => projectId === id);
  drop(site.components, ({ projectId }) => projectId === id);
  drop(site.issues, ({ projectId }) => projectId === id);
  for (const [boardId, board] of site.boards) {
    const projectIds = board.projectIds.filter((other) => other !== id);
    if (board.projectId === id) site.boards.delete(boardId);
    else site.boards.set(boardId, { ...board, projectIds });
  }
  site.projects.delete(id);
}

/** Links as they come and go: both issues' changelogs name the other one, whoever may see it. */
import { getById, LINK_TYPES } from './configuration';
import { appendChange, type ChangedBy } from './history';
import type { ChangeItem, Issue, IssueLink } from './model';
import { getRecord, nextId, type Site } from './site';

/** Stores a link. One of the same kind between the same issues is not made twice: undefined. */
export function storeLink(site: Site, draft: Omit<IssueLink, 'id'>, by: ChangedBy): IssueLink | undefined {
  const exists = [...site.links.values()].some(
    (link) =>
      link.typeId === draft.typeId &&
      link.sourceId === draft.sourceId &&
      link.destinationId === draft.destinationId,
  );
  if (exists) return undefined;
  const link = { ...draft, id: nextId(site, 'link') };
  site.links.set(link.id, link);
  noteInHistory(site, link, { by, gone: false });
  return link;
}

/** Takes a link away, and tells both changelogs. */
export function removeLink(site: Site, link: IssueLink, by: ChangedBy): void {
  site.links.delete(link.id);
  noteInHistory(site, link, { by, gone: true });
}

interface Event {
  readonly by: ChangedBy;
  readonly gone: boolean;
}

/** The changelog entries of a link at both of its ends. */
export function noteInHistory(site: Site, link: IssueLink, { by, gone }: Event): void {
  const type = getById(LINK_TYPES, link.typeId);
  const [source, destination] = [link.sourceId, link.destinationId].map((id) => getRecord(site.issues, id));
  if (source === undefined || destination === undefined) return;
  appendChange(site, source, by, [linkItem(type.outward, destination, gone)]);
  appendChange(site, destination, by, [linkItem(type.inward, source, gone)]);
}

function linkItem(verb: string, other: Issue, gone: boolean): ChangeItem {
  const [key, text] = [other.key, `This issue ${verb} ${other.key}`];
  const nothing = { from: null, fromText: null, to: null, toText: null };
  return {
    field: 'Link',
    fieldId: 'issuelinks',
    ...nothing,
    ...(gone ? { from: key, fromText: text } : { to: key, toText: text }),
  };
}

/** What hangs on issues: comments, worklogs, attachments, links. */
import type { JsonObject } from './json';

/** Rich text, as Atlassian's products store it. */
export interface AdfDocument extends JsonObject {
  readonly type: 'doc';
  readonly version: number;
  readonly content: readonly unknown[];
}

export interface Visibility {
  readonly type: 'role' | 'group';
  readonly value: string;
  readonly identifier: string;
}

export interface Comment {
  readonly id: string;
  readonly issueId: string;
  readonly authorId: string;
  readonly updateAuthorId: string;
  readonly body: AdfDocument;
  readonly visibility: Visibility | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly properties: ReadonlyMap<string, unknown>;
}

export interface Worklog {
  readonly id: string;
  readonly issueId: string;
  readonly authorId: string;
  readonly updateAuthorId: string;
  readonly comment: AdfDocument | undefined;
  readonly startedAt: number;
  readonly spentSeconds: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly properties: ReadonlyMap<string, unknown>;
}

/** Its bytes are not kept. */
export interface Attachment {
  readonly id: string;
  readonly issueId: string;
  readonly authorId: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly createdAt: number;
}

/** Source does to destination what the type's outward text says: source "blocks" destination. */
export interface IssueLink {
  readonly id: string;
  readonly typeId: string;
  readonly sourceId: string;
  readonly destinationId: string;
}

export interface RemoteLink {
  readonly id: number;
  readonly globalId: string | undefined;
  readonly relationship: string | undefined;
  readonly url: string;
  readonly title: string;
  readonly summary: string | undefined;
}

import api, { type Route } from '@forge/api';
import { withinMs } from './deadline';

/** A person or the sweep is waiting; `withinMs` ends it earlier where the invocation ends. */
const JIRA_DEADLINE_MS = 10_000;

export interface JsonReply {
  readonly status: number;
  /** Of a 200 alone: whatever else says no may come without JSON. */
  readonly json: unknown;
}

/** Asks Jira as the app: by POST where there is a question to send. Undefined: no answer, or none in time. */
export async function askJira(path: Route, question?: object): Promise<JsonReply | undefined> {
  try {
    return await withinMs(JIRA_DEADLINE_MS, send(path, question));
  } catch {
    return undefined;
  }
}

async function send(path: Route, question: object | undefined): Promise<JsonReply> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const response = await api
    .asApp()
    .requestJira(path, question ? { method: 'POST', headers, body: JSON.stringify(question) } : { headers });
  return { status: response.status, json: response.status === 200 ? await response.json() : undefined };
}

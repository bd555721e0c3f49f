import api, { assumeTrustedRoute, NeedsAuthenticationError, type APIResponse } from '@forge/api';
import { fail, ok } from '../base/result';
import type { Jira, JiraFailure, JiraReply } from '../gateway/jira';
import { DeadlineError, withinMs } from './deadline';

/** Long enough for Jira's slowest answers; `withinMs` ends it earlier where the invocation ends. */
const JIRA_DEADLINE_MS = 40_000;

/**
 * Jira as the app. The path is canonical already (gateway/canonical-path.ts): `route` would refuse none of what that refuses, and
 * cannot take a path as a whole, hence `assumeTrustedRoute`.
 */
export const jira: Jira = {
  async send({ method, path, headers, body }) {
    try {
      const reply = await withinMs(JIRA_DEADLINE_MS, ask());
      return ok(reply);
    } catch (error) {
      return fail<JiraFailure>({ fault: faultOf(error) });
    }

    async function ask(): Promise<JiraReply> {
      const init = { method, headers: { ...headers }, ...(body === undefined ? {} : { body }) };
      const response = await api.asApp().requestJira(assumeTrustedRoute(path), init);
      const bytes = await response.arrayBuffer();
      const text = decodeText(bytes);
      return {
        status: response.status,
        headers: headersOf(response),
        body: text ?? '',
        isText: text !== undefined,
      };
    }
  },
};

function headersOf(response: APIResponse): Record<string, string> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    headers[name.toLowerCase()] = value;
  });
  return headers;
}

/** Undefined for bytes that are no UTF-8: the platform could not carry them (forge-platform.md §1.2). */
function decodeText(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function faultOf(error: unknown): JiraFailure['fault'] {
  if (error instanceof DeadlineError) return 'timeout';
  // The platform's proxy found no authorisation for the app.
  return error instanceof NeedsAuthenticationError ? 'app-not-authorised' : 'unreachable';
}

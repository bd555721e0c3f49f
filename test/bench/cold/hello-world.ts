/** The yardstick: a web trigger function that reads one key, asks Jira one question and answers, as a tutorial would write it. */
import api, { route } from '@forge/api';
import { kvs } from '@forge/kvs';

export async function handle(): Promise<unknown> {
  const greeting = await kvs.get<string>('greeting');
  const response = await api.asApp().requestJira(route`/rest/api/3/serverInfo`);
  const jira: unknown = await response.json();
  const body = JSON.stringify({ greeting, jira });
  return { statusCode: 200, headers: { 'Content-Type': ['application/json'] }, body };
}

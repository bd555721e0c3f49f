/**
 * An event straight to the deployed handler, for what node's own HTTP server refuses before any app could (lower-case methods, NUL in
 * a header) and for shapes the platform does not document. The handler, the bundle and the platform under it are the real ones.
 */
import { createFunctionRunner } from '../../../local/host/invoke/run-function';
import { platformOf } from '../../../local/host/platform/platform';
import type { Site } from './site';
import type { Answer } from './wire';

interface Returned {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body?: string;
}

export async function deliver(site: Site, event: unknown): Promise<Answer> {
  const { state } = site.host;
  const [target] = state.manifest.webTriggers;
  if (target === undefined) throw new Error('manifest.yml has no web trigger');
  const { contextAri, asContext } = state.installation;
  const outcome = await createFunctionRunner(platformOf(state), state.container).run({
    target,
    timeoutMs: state.limits.webTriggerTimeoutMs,
    payload: event,
    context: { installContext: contextAri, installation: asContext },
  });
  if (outcome.kind !== 'returned') return { status: 424, headers: {}, body: '' };
  const { statusCode, headers, body = '' } = outcome.value as Returned;
  const lower = Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values.join(', ')]);
  return { status: statusCode, headers: Object.fromEntries(lower) as Answer['headers'], body };
}

import { ACTS } from './act';

interface Event {
  readonly userPath: string;
  readonly body: string;
}

/** `/echo` tells the two arguments, `/act/<name>` does it with the body, `/answer` answers the body's JSON. */
export const handle = async (event: Event, context: unknown): Promise<unknown> => {
  const [, what, name] = event.userPath.split('/');
  if (what === 'answer') return JSON.parse(event.body) as unknown;
  if (what === 'incompatible') return { statusCode: 200, body: 10n };
  if (what === 'undefined') return undefined;
  const value = what === 'act' ? await ACTS[name ?? '']?.(event.body) : { event, context };
  return {
    statusCode: 200,
    headers: { 'Content-Type': ['application/json'] },
    body: JSON.stringify(value ?? null),
  };
};

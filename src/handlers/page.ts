/** A page's resolver function, from its table of entries. The same for both pages. */
import Resolver from '@forge/resolver';
import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Caller, Entry } from '../console/access';
import type { Reply } from '../console/contract';
import type { ConsolePorts } from '../console/ports';
import { refuse, replyOf } from '../console/refusal';
import { parseInstallation } from './installation';
import { appLog, consolePorts, livingStandings } from './wiring';

/** What @forge/resolver hands to a definition; `context.extension` is the page's claim. */
const request = once(() =>
  z.object({
    payload: z.unknown(),
    context: z.object({
      installContext: z.optional(z.string()),
      accountId: z.optional(z.string().check(z.minLength(1))),
      extension: z.optional(z.object({ project: z.optional(z.object({ id: z.optional(z.string()) })) })),
    }),
  }),
);
const call = once(() => z.object({ call: z.object({ functionKey: z.string() }) }));

type Entries = Readonly<Record<string, Entry>>;
type PageHandler = (event: unknown, context: unknown) => Promise<unknown>;

export function pageHandler(
  page: string,
  entriesOf: (ports: ConsolePorts) => Entries,
  keys: readonly string[],
): PageHandler {
  const resolver = new Resolver();
  for (const key of keys) resolver.define(key, (raw: unknown) => answer(page, key, entriesOf, raw));
  const definitions = resolver.getDefinitions() as PageHandler;
  return async (event, context) => {
    // @forge/resolver looks keys up with `in`, so that `constructor` would be found: ask the list first.
    const called = call().safeParse(event);
    if (!called.success || !keys.includes(called.data.call.functionKey))
      return replyOf(refuse('entry-unknown'));
    return definitions(event, context);
  };
}

async function answer(
  page: string,
  key: string,
  entriesOf: (ports: ConsolePorts) => Entries,
  raw: unknown,
): Promise<Reply<unknown>> {
  try {
    const parsed = request().safeParse(raw);
    const installation = parsed.success ? parseInstallation(parsed.data.context) : undefined;
    if (!parsed.success || !installation) return replyOf(refuse('internal'));
    const { payload, context } = parsed.data;
    const caller: Caller = { accountId: context.accountId, projectId: context.extension?.project?.id };
    const entry = entriesOf(consolePorts(installation.installation))[key];
    return entry ? await entry(payload, caller, livingStandings) : replyOf(refuse('entry-unknown'));
  } catch (bug) {
    appLog.bugIn(`${page} ${key}`, bug);
    return replyOf(refuse('internal'));
  }
}

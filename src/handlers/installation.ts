import * as z from 'zod/mini';
import { once } from '../base/once';

/** What the platform tells every invocation, apart from its event (function-reference). */
const invocation = once(() => z.object({ installContext: z.string().check(z.minLength(1)) }));
const SITE_ARI = /^ari:cloud:[a-z-]+::site\/([0-9A-Za-z-]+)$/;

/** The installation that a call belongs to. Undefined where the platform did not say: then nothing may be served. */
export function parseInstallation(
  context: unknown,
): { readonly installation: string; readonly cloudId: string | undefined } | undefined {
  const parsed = invocation().safeParse(context);
  if (!parsed.success) return undefined;
  const { installContext } = parsed.data;
  return { installation: installContext, cloudId: SITE_ARI.exec(installContext)?.[1] };
}

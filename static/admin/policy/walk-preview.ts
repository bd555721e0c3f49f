/** Asks for a preview page by page. */
import type { PolicyPreviewView, Reply, RulesView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import type { Failure } from '../../shared/loaded';
import { NOTHING_YET, withPage, type PreviewSoFar } from './preview-figures';

/** The first pages come at once. After them the walk rests: the gateway shares the storage's quota of a minute. */
const PAGES_AT_ONCE = 4;
const REST_MS = 2_000;

export interface Walk {
  readonly ask: AdminApi['previewPolicy'];
  readonly rules: RulesView;
  readonly wait: (ms: number) => Promise<void>;
  /** Asked before each page but the first. */
  readonly isStopped: () => boolean;
  readonly onPage: (so: PreviewSoFar) => void;
}

/** Ends when all was looked at, when it is stopped, or with why a page failed. */
export async function walkPreview(walk: Walk): Promise<Failure | undefined> {
  let so = NOTHING_YET;
  let cursor: string | undefined;
  for (let pages = 0; pages === 0 || cursor !== undefined; pages += 1) {
    if (pages >= PAGES_AT_ONCE) await walk.wait(REST_MS);
    if (pages > 0 && walk.isStopped()) return undefined;
    const reply: Reply<PolicyPreviewView> = await walk.ask({
      rules: walk.rules,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (!reply.ok) return reply;
    so = withPage(so, reply.value);
    ({ cursor } = reply.value);
    walk.onPage(so);
  }
  return undefined;
}

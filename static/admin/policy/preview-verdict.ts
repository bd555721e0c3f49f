/** What a preview lets one conclude before a save. One that was stopped, failed or ran out of time concludes nothing. Pure. */
import type { PreviewState } from './use-preview';

/** There is no living token that anything could be asked about. */
export const seesNoToken = (seen: PreviewState): boolean =>
  seen.state === 'done' && seen.so.isWhole && seen.so.looked === 0;

/** None is hit, and the sweep would end none that it would not end anyway. */
export const isHarmless = (seen: PreviewState): boolean =>
  seen.state === 'done' &&
  seen.so.isWhole &&
  seen.so.hits.length === 0 &&
  seen.so.touched.unused === 0 &&
  seen.so.touched.ofLeavers === 0;

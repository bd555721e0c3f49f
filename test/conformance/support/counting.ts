import type { KvsCall } from '../../../local/host/records';

/** A storage call that counts what was called, beside what the request itself asks. */
export const isCounting = ({ entities }: KvsCall): boolean =>
  entities.some((entity) => entity === 'usage' || entity === 'traffic');

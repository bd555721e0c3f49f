/** Cursors that say which list they belong to: one from elsewhere is not taken. They open nothing, so they need not be signed. Pure. */

/** FNV-1a, 32 bits: tells lists apart, no more. */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36);
}

/** In characters that no URL or platform changes. */
export const formatPlace = (cursor: string, list: string): string =>
  `${markOf(list)}.${Buffer.from(cursor, 'utf8').toString('base64url')}`;

/** Undefined where it is of another list, or none. */
export function parsePlace(text: string, list: string): string | undefined {
  const [, mark, inner = ''] = /^([0-9a-z]{1,7})\.([\w-]+)$/.exec(text) ?? [];
  return mark === markOf(list) ? Buffer.from(inner, 'base64url').toString('utf8') : undefined;
}

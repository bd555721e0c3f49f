/**
 * The one form of a path that is matched, judged and sent. Pure.
 *
 * Whether the platform hands the path over percent-encoded or decoded is undocumented (forge-platform.md §1.1), so it is decoded at
 * most once, and whatever then could be read in two ways is refused rather than mended.
 */
import { fail, ok, type Result } from '../base/result';

/** Segments, decoded. `formatPath` gives the form that is sent. */
export type Segments = readonly string[];

export type PathFault =
  | 'not-rooted'
  | 'too-long'
  | 'empty-segment'
  | 'dot-segment'
  | 'bad-escape'
  | 'encoded-twice'
  | 'forbidden-character';

const PATH_CHARS_MAX = 4_096;

/** Separators, delimiters and whatever may act as one somewhere; control characters; halves of surrogate pairs. */
const FORBIDDEN = /[/\\?#;\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/** `/rest/api/3/issue/ABC-1/` → its segments. One trailing slash is dropped, for Jira reads it as none. `''` has no segments. */
export function parsePath(raw: string): Result<Segments, PathFault> {
  if (raw.length > PATH_CHARS_MAX) return fail('too-long');
  if (raw === '' || raw === '/') return ok([]);
  if (!raw.startsWith('/')) return fail('not-rooted');
  const pieces = (raw.endsWith('/') ? raw.slice(1, -1) : raw.slice(1)).split('/');
  const segments: string[] = [];
  for (const piece of pieces) {
    const segment = parseSegment(piece);
    if (!segment.ok) return segment;
    segments.push(segment.value);
  }
  return ok(segments);
}

function parseSegment(piece: string): Result<string, PathFault> {
  if (piece === '') return fail('empty-segment');
  const text = decodeOnce(piece);
  if (text === undefined) return fail('bad-escape');
  if (text.includes('%')) return fail('encoded-twice');
  if (FORBIDDEN.test(text)) return fail('forbidden-character');
  if (text === '.' || text === '..') return fail('dot-segment');
  return ok(text);
}

/** Undefined for `%zz`, a lone `%`, and bytes that are no UTF-8 (overlong forms of `/` and `.` among them). */
function decodeOnce(piece: string): string | undefined {
  try {
    return decodeURIComponent(piece);
  } catch {
    return undefined;
  }
}

/** RFC 3986 pchar: what may stand unescaped in a segment; `;` is refused above. */
const KEPT = /%(3A|40|21|24|26|27|28|29|2A|2B|2C|3D)/g;

/** The form that is sent: every segment escaped once, the same way every time. */
export const formatPath = (segments: Segments): string =>
  segments
    .map((segment) => `/${encodeURIComponent(segment).replace(KEPT, (escape) => decodeURIComponent(escape))}`)
    .join('');

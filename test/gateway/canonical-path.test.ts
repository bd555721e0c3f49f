import fc from 'fast-check';
import { fuzzRuns } from '../support/fuzz-runs';
import { describe, expect, it } from 'vitest';
import { formatPath, parsePath } from '../../src/gateway/canonical-path';
import { PATHS } from './paths';

const segment = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .filter((text) => !/[%/\\?#;\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text) && text !== '.' && text !== '..');
const segments = fc.array(segment, { maxLength: 8 });
/** Pieces that attacks are made of, and plain ones between them. */
const hostile = fc
  .array(
    fc.constantFrom(
      '/',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '%25',
      '\\',
      ';',
      'a',
      'issue',
      '%c0%af',
      '%00',
      ' ',
      'é',
    ),
    { maxLength: 12 },
  )
  .map((pieces) => `/${pieces.join('')}`);

describe('the path', () => {
  it.each(PATHS)('with %s', (_what, raw, result) => {
    const parsed = parsePath(raw);
    expect(parsed.ok ? { sent: formatPath(parsed.value) } : { fault: parsed.error }).toEqual(result);
  });

  it('that is sent is read back as the segments that were judged', () => {
    fc.assert(
      fc.property(segments, (given) => {
        expect(parsePath(formatPath(given))).toEqual({ ok: true, value: given });
      }),
    );
  });

  it('means the same whether the platform hands it over encoded or decoded', () => {
    fc.assert(
      fc.property(segments, (given) => {
        const decoded = given.length === 0 ? '' : `/${given.join('/')}`;
        expect(parsePath(decoded)).toEqual(parsePath(formatPath(given)));
      }),
    );
  });

  it('is refused or stands still: reading what was sent changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostile,
          fc.string({ unit: 'binary' }).map((text) => `/${text}`),
        ),
        (raw) => {
          const once = parsePath(raw);
          if (!once.ok) return;
          const again = parsePath(formatPath(once.value));
          expect(again).toEqual(once);
        },
      ),
      { numRuns: fuzzRuns(500) },
    );
  });

  it('that is sent is left alone by the URL parser between us and Jira', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, segments.map(formatPath)), (raw) => {
        const parsed = parsePath(raw);
        if (!parsed.ok || parsed.value.length === 0) return;
        const path = formatPath(parsed.value);
        const { host, pathname, search, hash } = new URL(path, 'https://jira.example');
        const decoded = pathname.split('/').slice(1).map(decodeURIComponent);
        expect({ host, decoded, search, hash }).toEqual({
          host: 'jira.example',
          decoded: parsed.value,
          search: '',
          hash: '',
        });
      }),
      { numRuns: fuzzRuns(500) },
    );
  });
});

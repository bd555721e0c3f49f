import { describe, expect, it } from 'vitest';
import { barFast } from '../../../src/gateway/target/bar-fast';
import type { Named, NamedKind } from '../../../src/gateway/target/named';
import type { Reach } from '../../../src/policy/grant';
import { ABC, IN_ABC, SITE_WIDE, XYZ } from '../../support/builders';

const BOTH: Reach = { kind: 'projects', projects: [ABC, XYZ] };
const bar = (kind: NamedKind, as: string, reach: Reach = IN_ABC) => barFast([{ kind, as }], reach);

describe('without a question to Jira', () => {
  it.each<[string, NamedKind, string, Reach, unknown]>([
    ['an issue with a foreign key is outside', 'issue', 'XYZ-1', IN_ABC, 'outside'],
    ['an issue whose letters begin alike is outside', 'issue', 'ABCD-1', IN_ABC, 'outside'],
    ['an issue of the second project is not', 'issue', 'xyz-1', BOTH, undefined],
    ['an issue of the project is not', 'issue', 'ABC-1', IN_ABC, undefined],
    ['an issue of the project in small letters is not', 'issue', 'abc-1', IN_ABC, undefined],
    ['an issue’s id is not', 'issue', '502', IN_ABC, undefined],
    ['any issue is not, for a site-wide token', 'issue', 'XYZ-1', SITE_WIDE, undefined],
    ['a foreign project is outside', 'project', 'XYZ', IN_ABC, 'outside'],
    ['a foreign project’s id is outside', 'project', '10002', IN_ABC, 'outside'],
    ['its own id with a zero before it is outside', 'project', '010001', IN_ABC, 'outside'],
    ['an empty project is outside', 'project', '', IN_ABC, 'outside'],
    ['its own project is not', 'project', 'abc', IN_ABC, undefined],
    ['its own project’s id is not', 'project', '10001', IN_ABC, undefined],
    [
      'a key with a letter beyond ASCII that capitals make an S is outside',
      'project',
      'ſun',
      { kind: 'projects', projects: [{ id: '1', key: 'SUN' }] },
      'outside',
    ],
    [
      'a key with a letter beyond ASCII that capitals make an I is outside',
      'project',
      'ıce',
      { kind: 'projects', projects: [{ id: '1', key: 'ICE' }] },
      'outside',
    ],
    ['a service desk’s id is not', 'service-desk', '1', IN_ABC, undefined],
    ['a service desk by its project is not', 'service-desk', 'projectKey:ABC', IN_ABC, undefined],
  ])('%s', (...[, kind, as, reach, expected]) => {
    expect(bar(kind, as, reach)).toBe(expected);
  });

  it.each([
    'ABC-1x',
    'ABC-',
    '-501',
    '+501',
    '5e2',
    '0x1f5',
    '501.0',
    ' 501',
    '501\n',
    'ABC-1\n',
    'ABC-١',
    '',
    '..',
    'ABC-1/comment',
    '12345678901234567890',
  ])('what can be no issue is absent, for every token: %j', (as) => {
    expect(bar('issue', as)).toBe('absent-issue');
    expect(bar('issue', as, SITE_WIDE)).toBe('absent-issue');
  });

  const BY_ID = ['version', 'component', 'board', 'sprint', 'link', 'comment', 'worklog'] as const;
  it.each(
    BY_ID.flatMap((kind) =>
      ['', '..', '7/8', '7?x', '-7', '7.0', ' 7', '7\n', 'x', '12345678901234567890'].map(
        (as) => [kind, as] as const,
      ),
    ),
  )('what can be no %s is outside, for every token: %j', (kind, as) => {
    expect(bar(kind, as)).toBe('outside');
    expect(bar(kind, as, SITE_WIDE)).toBe('outside');
    expect(bar(kind, '7')).toBeUndefined();
  });

  it.each(['', '..', '1/2', '1?x', 'a b', '1;2', '1%2f', 'x'.repeat(65)])(
    'what can be no service desk is outside: %j',
    (as) => {
      expect(bar('service-desk', as)).toBe('outside');
      expect(bar('service-desk', as, SITE_WIDE)).toBe('outside');
    },
  );

  it.each<[string, readonly Named[], unknown]>([
    ['nothing is barred where nothing is named', [], undefined],
    [
      'one foreign name bars all',
      [
        { kind: 'issue', as: 'ABC-1' },
        { kind: 'project', as: 'XYZ' },
      ],
      'outside',
    ],
    [
      'foreign says more than absent',
      [
        { kind: 'issue', as: 'x' },
        { kind: 'project', as: 'XYZ' },
      ],
      'outside',
    ],
    [
      'one absent name bars all',
      [
        { kind: 'issue', as: 'ABC-1' },
        { kind: 'issue', as: 'x' },
      ],
      'absent-issue',
    ],
  ])('%s', (_what, named, expected) => {
    expect(barFast(named, IN_ABC)).toBe(expected);
  });

  // Its question would go to another address: `GET project/..` asks nothing about a project.
  it.each(['', '..', '.', 'a/b', 'ABC '])(
    'what can be no project is outside, for a site-wide token too: %j',
    (as) => {
      expect(bar('project', as, SITE_WIDE)).toBe('outside');
    },
  );
});

import { describe, expect, it } from 'vitest';
import { isHarmlessParam, mayName } from '../../../src/gateway/target/harmless-params';
import { SHAPES } from '../../../src/gateway/target/shapes';

/** Harmless parameters with a telling word in their name, and why they are harmless all the same. */
const TELLING: Readonly<Record<string, string>> = {
  issuetypeIds: 'types of issues, of the site',
  issuetypeNames: 'types of issues, of the site',
  projectTypeLocation: 'software or service desk',
};

const CANDIDATES: readonly string[] = [
  '_',
  'expand',
  'fields',
  'startAt',
  'nextPageToken',
  'notifyUsers',
  'deleteSubtasks',
]
  .concat([
    'overrideScreenSecurity',
    'overrideEditableFlag',
    'overrideSharePermissions',
    'extendAdminPermissions',
  ])
  .concat(
    ['updateHistory', 'enableUndo', 'accountId', 'globalId', 'query', 'transitionId'],
    Object.keys(TELLING),
  );

describe('harmless parameters', () => {
  it.each(CANDIDATES)('%s is one', (name) => {
    expect(isHarmlessParam(name)).toBe(true);
    expect(mayName(name)).toBe(Object.hasOwn(TELLING, name));
  });

  it.each(['Expand', 'startat', '', '__proto__', 'constructor', 'toString', 'jql', 'sendBulkNotification'])(
    '"%s" is none',
    (name) => {
      expect(isHarmlessParam(name)).toBe(false);
    },
  );

  it('no parameter that names something for one operation is harmless for all', () => {
    const naming = Object.values(SHAPES).flatMap(({ query = {} }) =>
      Object.entries(query).flatMap(([name, shape]) => (shape === 'plain' ? [] : [name])),
    );
    expect(naming.length).toBeGreaterThan(20);
    expect(naming.filter(isHarmlessParam)).toEqual([]);
    // A read whose other parameters pass has no shape: what names something elsewhere must be known by its look.
    expect(naming.filter((name) => !mayName(name))).toEqual([]);
  });
});

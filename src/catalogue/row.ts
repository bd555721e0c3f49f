import { InvariantError } from '../base/invariant';
import type { BodyKind, Effect, Locator, Method, Operation } from './operation';
import { PERMISSIONS } from './permission';

/**
 * The one-line form of an operation in generated/operations.ts (written by tools/catalogue/format-row.ts), fields parted by a space:
 * `method template operationId classic granular verdict permissions arrayParams listParams`
 * - template: without /rest, and without /rest/api/3 where it is that (then it has no leading slash)
 * - scope sets, permissions: two base-36 digits a name, its place in its table; `-` none, `=` an empty set
 * - verdict: a letter each for effect, locator and body, `*` where it names more, `!` where it is beyond anyone's standing, then
 *   `:param` where it is not the template's first
 * Nothings at the end of a line are left out.
 */
export const EFFECT_LETTERS: Readonly<Record<string, Effect>> = {
  r: 'read',
  w: 'write',
  d: 'delete',
  m: 'manage',
};

export const LOCATOR_LETTERS: Readonly<Record<string, Locator['kind']>> = {
  g: 'global',
  p: 'project',
  i: 'issue',
  r: 'resolve',
  q: 'query',
  b: 'body',
  j: 'jql',
  f: 'respfilter',
  s: 'self',
  d: 'deny',
};

export const BODY_LETTERS: Readonly<Record<string, BodyKind>> = {
  n: 'none',
  j: 'json',
  p: 'json-patch',
  t: 'text',
  m: 'multipart',
  b: 'binary',
};

const METHODS: Readonly<Record<string, Method>> = {
  GET: 'GET',
  POST: 'POST',
  PUT: 'PUT',
  DELETE: 'DELETE',
  PATCH: 'PATCH',
};

/** The kinds whose parameter is by default the template's first. */
export const NAMED_BY_PATH: ReadonlySet<Locator['kind']> = new Set(['project', 'issue', 'resolve']);

const V3_ROOT = '/rest/api/3/';

export const shortenTemplate = (template: string): string =>
  template.startsWith(V3_ROOT) ? template.slice(V3_ROOT.length) : template.replace('/rest', '');

const lengthenTemplate = (short: string): string =>
  short.startsWith('/') ? `/rest${short}` : V3_ROOT + short;

/** A row's method and template alone, for building the index without reading the rest. */
export function parseRowKey(row: string): { readonly method: string; readonly template: string } {
  const afterMethod = row.indexOf(' ');
  const afterTemplate = row.indexOf(' ', afterMethod + 1);
  return {
    method: row.slice(0, afterMethod),
    template: lengthenTemplate(row.slice(afterMethod + 1, afterTemplate)),
  };
}

/** The whole operation. Throws InvariantError on a row that the generator did not write. */
export function parseRow(row: string, scopes: readonly string[]): Operation {
  const fields = row.split(' ');
  const field = (place: number): string => fields[place] ?? '-';
  const template = lengthenTemplate(field(1));
  const [verdict = '', param] = field(5).split(':');
  return {
    id: `${field(0)} ${template}`,
    method: lookUp(METHODS, field(0)),
    template,
    operationId: field(2),
    inV2: template.startsWith(V3_ROOT) && !template.startsWith(`${V3_ROOT}bulk/`),
    classic: parseScopes(field(3), scopes),
    granular: parseScopes(field(4), scopes),
    effect: lookUp(EFFECT_LETTERS, verdict.charAt(0)),
    locator: parseLocator(lookUp(LOCATOR_LETTERS, verdict.charAt(1)), param, template),
    namesMore: verdict.includes('*'),
    beyondStanding: verdict.endsWith('!'),
    permissions: parsePlaces(field(6), PERMISSIONS),
    body: lookUp(BODY_LETTERS, verdict.charAt(2)),
    arrayParams: parseNames(field(7)),
    listParams: parseNames(field(8)),
  };
}

function parseLocator(kind: Locator['kind'], given: string | undefined, template: string): Locator {
  if (kind === 'global') return { kind };
  const param = given ?? (NAMED_BY_PATH.has(kind) ? firstParameter(template) : undefined);
  if (kind !== 'project' && kind !== 'issue') return { kind, param };
  if (param === undefined) throw new InvariantError('catalogue: a row names no parameter');
  return { kind, param };
}

export const firstParameter = (template: string): string | undefined => /\{(\w+)\}/.exec(template)?.[1];

const parseNames = (text: string): string[] => (text === '-' ? [] : text.split(','));

function parseScopes(text: string, scopes: readonly string[]): readonly string[] | undefined {
  if (text === '-') return undefined;
  return text === '=' ? [] : parsePlaces(text, scopes);
}

function parsePlaces<Name extends string>(text: string, names: readonly Name[]): Name[] {
  if (text === '-') return [];
  const digits = text.match(/../g) ?? [];
  return digits.map((pair) => names[parseInt(pair, 36)] ?? corrupt());
}

const lookUp = <T>(table: Readonly<Record<string, T>>, letter: string): T => table[letter] ?? corrupt();

function corrupt(): never {
  throw new InvariantError('catalogue: a row was not written by the generator');
}

/** Everything that a request names, in its path, its query and its body; or the first part that nobody taught us to read. Pure. */
import { fail, ok, type Result } from '../../base/result';
import type { Operation } from '../../catalogue/operation';
import type { Aimed } from './aimed';
import { isOwnProperty } from './entity-properties';
import { isHarmlessParam, mayName } from './harmless-params';
import { joinNames, type Names } from './named';
import { kindOfParam, kindWhereChanged } from './path-kinds';
import { isListShape, readShape } from './read-shape';
import { joinReadings, notRead, ownEntry, readNamed, readNothing, type Place, type Reading } from './reading';
import type { OperationShape, Shape } from './shape';
import { SHAPES } from './shapes';

/** A part of a request that was not understood. */
export interface Unread {
  readonly where: 'path' | 'query' | 'body';
  /** Name of the parameter, or keys of the body joined by dots; undefined where they hold anything but word characters. */
  readonly part: string | undefined;
}

export function namesOf(aimed: Aimed): Result<Names, Unread> {
  const shape = ownEntry(SHAPES, aimed.operation.id);
  const path = readPath(aimed);
  if (!path.ok) return unread('path', path.error);
  const query = readQuery(aimed, shape);
  if (!query.ok) return unread('query', query.error);
  const body = readBody(aimed, shape);
  if (!body.ok) return unread('body', body.error);
  const silent = silence(aimed.operation, { shape, query: query.value, body: body.value });
  return silent ? fail(silent) : ok(joinNames([path.value, query.value, body.value]));
}

const unread = (where: Unread['where'], at: Place): Result<Names, Unread> =>
  fail({ where, part: formatPart(at) });

const SPEAKABLE = /^[\w.-]{1,64}$/;

/** The part as it may be repeated in an answer. */
function formatPart(at: Place): string | undefined {
  const segments = at.map(String);
  return segments.length > 0 && segments.every((segment) => SPEAKABLE.test(segment))
    ? segments.join('.')
    : undefined;
}

const PARAM = /\{(\w+)\}/g;

const readPath = ({ operation, params }: Aimed): Reading =>
  joinReadings(
    [...operation.template.matchAll(PARAM)].map(([, param = '']) => {
      const changed = operation.effect === 'read' ? undefined : kindWhereChanged(operation.template, param);
      const kind = changed ?? kindOfParam(operation.template, param);
      const value = params.get(param);
      if (kind === undefined || value === undefined) return notRead([param]);
      if (kind !== 'plain') return readNamed(kind, value, [param]);
      const writesOwn = param === 'propertyKey' && operation.effect !== 'read' && isOwnProperty(value);
      return writesOwn ? notRead([param]) : readNothing;
    }),
  );

function readQuery({ operation, query }: Aimed, shape: OperationShape | undefined): Reading {
  const naming = shape?.query ?? {};
  const passes = (name: string): boolean =>
    isHarmlessParam(name) || (shape === undefined && isConfinedRead(operation) && !mayName(name));
  return joinReadings(
    query.map(([name, values]) => {
      const inner = ownEntry(naming, name);
      if (inner !== undefined) return readParam(inner, values, [name]);
      return passes(name) ? readNothing : notRead([name]);
    }),
  );
}

/** A read of what its path names, or of the site's metadata: whatever else it is asked, its reply is confined. */
const isConfinedRead = ({ effect, locator }: Operation): boolean =>
  effect === 'read' && (isByPath(locator) || locator.kind === 'global');

const isByPath = ({ kind }: Operation['locator']): boolean => kind === 'project' || kind === 'issue';

/** Every value of a parameter; of one that takes a list, every piece between commas. */
function readParam(shape: Shape, values: readonly string[], at: Place): Reading {
  if (shape === 'plain') return readNothing;
  const pieces = isListShape(shape) ? values.flatMap((value) => value.split(',')) : values;
  const inner = isListShape(shape) ? shape[0] : shape;
  // Jira may take an empty value for an absent one, and then answer for everything.
  if (pieces.length === 0 || (inner !== 'plain' && pieces.includes(''))) return notRead(at);
  return joinReadings(pieces.map((piece) => readShape(inner, piece, at)));
}

function readBody({ operation, body }: Aimed, shape: OperationShape | undefined): Reading {
  if (body === undefined) return readNothing;
  if (shape?.body !== undefined)
    return body.json === undefined ? notRead([]) : readShape(shape.body, body.json, []);
  // What such a body holds is of the project or issue in the path.
  return isByPath(operation.locator) && !operation.namesMore ? readNothing : notRead([]);
}

interface Parts {
  readonly shape: OperationShape | undefined;
  readonly query: Names;
  readonly body: Names;
}

/** An operation that touches what its query or body names, and is told nothing there, may touch everything. */
function silence({ locator }: Operation, { shape, query, body }: Parts): Unread | undefined {
  const { kind } = locator;
  if (kind === 'body' && body.named.length === 0) return { where: 'body', part: locator.param };
  if (kind === 'query' && query.named.length === 0 && shape?.bound === undefined)
    return { where: 'query', part: locator.param };
  return undefined;
}

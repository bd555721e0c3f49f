import { fail, ok, type Result } from '../../base/result';
import { judgeTouch, type ReachToday } from '../../policy/hold';
import type { ReadyRequest } from '../ready-request';
import { SHAPES } from './shapes';

/** A parameter that the caller must set: the operation takes one project and the token has several. */
interface Unbound {
  readonly param: string;
}

/**
 * The request with the token's projects that are not frozen in the query parameter without which its operation answers for every
 * project; the request itself where it needs none, or says its own. Pure.
 */
export function bindQuery(ready: ReadyRequest, reach: ReachToday): Result<ReadyRequest, Unbound> {
  const shape = Object.hasOwn(SHAPES, ready.operation.id) ? SHAPES[ready.operation.id] : undefined;
  const bound = shape?.bound;
  if (!bound || reach.kind === 'site' || namesItsOwn(ready, shape.query ?? {})) return ok(ready);
  const open = reach.projects.filter(({ id }) => !judgeTouch(reach.frozen, [id], ready.effects));
  if (bound.takes === 'one' && open.length > 1) return fail({ param: bound.param });
  const values = open.map((project) => project[bound.by ?? 'id']);
  return ok({ ...ready, query: [...ready.query, [bound.param, joined(ready, bound.param, values)]] });
}

/** Any naming parameter with a value will do: it is read and judged like the rest. */
const namesItsOwn = ({ query }: ReadyRequest, naming: Readonly<Record<string, unknown>>): boolean =>
  query.some(
    ([name, values]) =>
      Object.hasOwn(naming, name) && naming[name] !== 'plain' && values.some((value) => value !== ''),
  );

const joined = ({ operation }: ReadyRequest, param: string, values: readonly string[]): readonly string[] =>
  operation.listParams.includes(param) ? [values.join(',')] : values;

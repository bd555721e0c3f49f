/** What values of custom fields name, by the type of their field, which Jira tells (remembered 60 s). */
import * as z from 'zod/mini';
import { once } from '../../base/once';
import { ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import { isObject } from '../../base/is-object';
import type { Permission } from '../../catalogue/permission';
import { keyOf } from '../known';
import { ask } from '../question';
import type { Refusal } from '../refusal';
import type { CustomValue, Named } from './named';
import type { ResolvePorts } from './resolve-ports';

/** The field that could not be understood. */
interface Untyped {
  readonly part: string;
}

export interface Typed {
  readonly named: readonly Named[];
  /** What the owner must hold because of what is set. */
  readonly permissions: readonly Permission[];
}

export async function typeCustomValues(
  values: readonly CustomValue[],
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<Typed | Untyped, Refusal>> {
  if (values.length === 0) return ok({ named: [], permissions: [] });
  const types = await fieldTypes(ports, now);
  if (!types.ok) return types;
  const named: Named[] = [];
  for (const { field, value } of values) {
    const names = namesIn(types.value.get(field), value);
    if (!names) return ok({ part: field });
    named.push(...names);
  }
  // What is put into a sprint through its field is scheduled, as by the sprint's own operation.
  const schedules = values.some(({ field }) => types.value.get(field) === SPRINT);
  return ok({ named, permissions: schedules ? ['SCHEDULE_ISSUES'] : [] });
}

const fields = once(() =>
  z.array(
    z.object({
      id: z.string(),
      schema: z.optional(z.object({ type: z.string(), custom: z.optional(z.string()) })),
    }),
  ),
);

/** Field id → `schema.custom`. */
async function fieldTypes(
  { jira, known, installation }: ResolvePorts,
  now: Instant,
): Promise<Result<ReadonlyMap<string, string>, Refusal>> {
  const key = keyOf(installation);
  const remembered = known.fieldTypes.recall(key, now);
  if (remembered) return ok(remembered);
  const asked = await ask(jira, { path: ['rest', 'api', '3', 'field'], answer: fields });
  if (!asked.ok) return asked;
  const types = new Map(
    (asked.value ?? []).flatMap(({ id, schema }) =>
      schema?.custom === undefined ? [] : [[id, schema.custom] as const],
    ),
  );
  known.fieldTypes.remember(key, types, now);
  return ok(types);
}

const OF_JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const OF_SOFTWARE = 'com.pyxis.greenhopper.jira:';
const SPRINT = `${OF_SOFTWARE}gh-sprint`;

/** Types whose values are text, numbers, dates, people, groups, or options and versions of the issue's own project. */
const NAMES_NOTHING: ReadonlySet<string> = new Set(
  [
    'cascadingselect',
    'datepicker',
    'datetime',
    'float',
    'grouppicker',
    'labels',
    'multicheckboxes',
    'multigrouppicker',
    'multiselect',
    'multiuserpicker',
    'multiversion',
    'people',
    'radiobuttons',
    'select',
    'textarea',
    'textfield',
    'url',
    'userpicker',
    'version',
  ]
    .map((type) => OF_JIRA + type)
    .concat(
      ['gh-epic-label', 'gh-epic-color', 'gh-epic-status', 'jsw-story-points'].map(
        (type) => OF_SOFTWARE + type,
      ),
    ),
);

/** Undefined where a value, or its field's type, is none that is known to be harmless or can be placed. */
function namesIn(type: string | undefined, value: unknown): readonly Named[] | undefined {
  if (type === undefined) return undefined;
  if (NAMES_NOTHING.has(type)) return [];
  if (value === null) return [];
  switch (type) {
    case `${OF_SOFTWARE}gh-epic-link`:
      return scalar(value, 'issue');
    case SPRINT:
      return scalar(value, 'sprint');
    case `${OF_JIRA}project`:
      return isObject(value) ? inProjectValue(value) : undefined;
    default:
      return undefined;
  }
}

/** A project by id, key or both, and nothing else beside. */
function inProjectValue(value: Readonly<Record<string, unknown>>): readonly Named[] | undefined {
  const names = Object.entries(value).map(([key, inner]) =>
    key === 'id' || key === 'key' ? scalar(inner, 'project') : undefined,
  );
  return names.length > 0 && names.every((one) => one !== undefined) ? names.flat() : undefined;
}

const scalar = (value: unknown, kind: Named['kind']): readonly Named[] | undefined =>
  typeof value === 'string' || Number.isSafeInteger(value) ? [{ kind, as: String(value) }] : undefined;

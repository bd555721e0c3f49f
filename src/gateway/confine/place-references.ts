/** Places what a reply names: by what the reply says itself, by what was asked lately, and by asking Jira for the rest. */
import { isObject } from '../../base/is-object';
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import type { PlacedIssue, Target } from '../../policy/target';
import { keyOf } from '../known';
import type { Refusal } from '../refusal';
import { askPlaces } from '../target/place-issues';
import { placeProjects } from '../target/place-projects';
import type { ResolvePorts } from '../target/resolve-ports';
import { keysInText, objectsIn } from './prune';
import { ISSUE_KEY, referencesOf, type Reference } from './references';

type JsonObject = Readonly<Record<string, unknown>>;

/** Ids are free; each key is a question. Jira's own addresses hold ids: what has many keys is not Jira's, and is placed by nobody. */
const projectNames = (names: readonly string[]): readonly string[] => [
  ...names.filter((name) => /^\d+$/.test(name)),
  ...names.filter((name) => !/^\d+$/.test(name)).slice(0, 20),
];

type Places = Extract<Target, { kind: 'places' }>;

export interface Placement {
  /** All projects and issues that the reply names and Jira knows. */
  readonly places: Places;
  /** Where a reference is; undefined where Jira does not say. */
  placeOf(reference: Reference): Places | undefined;
}

/** Fails where Jira fails, and where a reply names more issues than can be asked about. */
export async function placeReferences(
  json: unknown,
  ports: ResolvePorts,
  now: Instant,
  seeds: readonly PlacedIssue[],
): Promise<Result<Placement, Refusal>> {
  const objects = [...objectsIn(json)];
  const references = [
    ...objects.flatMap(referencesOf),
    ...keysInText(objects).map((as): Reference => ({ kind: 'issue', as })),
  ];
  const subjects = subjectsOf(json);
  const idOf = idsByKey(subjects);
  const known = new Map([...seeds, ...subjects.flatMap(selfPlaced)].map((issue) => [issue.id, issue]));

  const named = (kind: 'issue' | 'project'): readonly string[] => [
    ...new Set(references.flatMap((one) => (one.kind === kind ? [one.as] : []))),
  ];
  // Once, for the hints change as soon as Jira answers.
  const nameOf = new Map(
    named('issue').map((as) => [
      as,
      idOf.get(as.toUpperCase()) ??
        ports.known.issueIds.recall(keyOf(ports.installation, as.toUpperCase()), now) ??
        as,
    ]),
  );
  const issueNames = [...new Set(nameOf.values())];
  const own = new Set(subjects.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])));
  const [found, projectIds] = await Promise.all([
    placeOthers(
      issueNames.filter((name) => !known.has(name)),
      own,
      ports,
      now,
    ),
    placeProjectNames(named('project'), ports, now),
  ]);
  if (!found.ok) return found;
  if (!projectIds.ok) return projectIds;
  const issueOf = (as: string): PlacedIssue | undefined => {
    const name = nameOf.get(as) ?? as;
    return known.get(name) ?? found.value.get(name);
  };
  return ok({
    places: {
      kind: 'places',
      projects: [...new Set(projectIds.value.values())],
      issues: [
        ...new Map(
          [...nameOf.keys()].flatMap((as) => {
            const one = issueOf(as);
            return one ? [[one.id, one] as const] : [];
          }),
        ).values(),
      ],
    },
    placeOf: (reference) => placeIn(reference, issueOf, projectIds.value),
  });
}

/**
 * Issues that the reply does not place itself. What was placed within the last minute is not asked again, nor text that was no issue's
 * key; but what the reply itself is about (`own`) always is: it may have been moved meanwhile.
 */
async function placeOthers(
  names: readonly string[],
  own: ReadonlySet<string>,
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<ReadonlyMap<string, PlacedIssue>, Refusal>> {
  const { known, installation } = ports;
  const placed = new Map<string, PlacedIssue>();
  const strangers: string[] = [];
  for (const name of names) {
    const key = keyOf(installation, name);
    const remembered = own.has(name) ? undefined : known.issues.recall(key, now);
    if (remembered) placed.set(name, remembered);
    else if (own.has(name) || !known.noIssues.recall(key, now)) strangers.push(name);
  }
  const found = await askPlaces(strangers, ports, now);
  if (!found.ok) return found;
  for (const name of strangers) {
    const one = found.value.get(name);
    if (one) placed.set(name, one);
    else known.noIssues.remember(keyOf(installation, name), true, now);
  }
  return ok(placed);
}

/** Project id or key → id, for those that Jira knows. */
async function placeProjectNames(
  names: readonly string[],
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<ReadonlyMap<string, string>, Refusal>> {
  const asked = await Promise.all(
    projectNames(names).map(async (as) => ({ as, placed: await placeProjects([as], ports, now) })),
  );
  const ids = new Map<string, string>();
  for (const { as, placed } of asked) {
    if (!placed.ok) return fail(placed.error);
    if (placed.value?.[0] !== undefined) ids.set(as, placed.value[0]);
  }
  return ok(ids);
}

function placeIn(
  reference: Reference,
  issueOf: (as: string) => PlacedIssue | undefined,
  projectIds: ReadonlyMap<string, string>,
): Places | undefined {
  if (reference.kind === 'restricted') return undefined;
  if (reference.kind === 'issue') {
    const issue = issueOf(reference.as);
    return issue && { kind: 'places', projects: [], issues: [issue] };
  }
  const id = projectIds.get(reference.as);
  return id === undefined ? undefined : { kind: 'places', projects: [id], issues: [] };
}

/**
 * What the reply is about: itself, or its list of issues. Only there is `fields` Jira's own word; further in, people may have stored
 * what looks like it.
 */
function subjectsOf(json: unknown): readonly JsonObject[] {
  if (!isObject(json)) return [];
  const { issues } = json;
  return [json, ...(Array.isArray(issues) ? issues.filter(isObject) : [])];
}

/** The reply's own word on which id a key has. */
const idsByKey = (objects: readonly JsonObject[]): ReadonlyMap<string, string> =>
  new Map(
    objects.flatMap(({ id, key }) =>
      typeof key === 'string' && ISSUE_KEY.test(key) && typeof id === 'string'
        ? [[key.toUpperCase(), id] as const]
        : [],
    ),
  );

/** An issue whose fields say which project it is in. */
function selfPlaced({ id, key, fields }: JsonObject): readonly PlacedIssue[] {
  if (typeof id !== 'string' || typeof key !== 'string' || !isObject(fields)) return [];
  const { project } = fields;
  return isObject(project) && typeof project['id'] === 'string' ? [{ id, projectId: project['id'] }] : [];
}

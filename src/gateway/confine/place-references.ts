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
  const issueNames = [...new Set(named('issue').map((as) => idOf.get(as.toUpperCase()) ?? as))];
  // What the reply itself is about is never placed from memory: it may have been moved within the minute.
  const own = new Set(subjects.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])));
  for (const name of issueNames.filter((one) => !own.has(one))) {
    const remembered = ports.known.issues.recall(keyOf(ports.installation, name), now);
    if (remembered && !known.has(name)) known.set(name, remembered);
  }
  const strangers = issueNames.filter((name) => !known.has(name));
  const [found, projects] = await Promise.all([
    askPlaces(strangers, ports, now),
    Promise.all(named('project').map(async (as) => ({ as, placed: await placeProjects([as], ports, now) }))),
  ]);
  if (!found.ok) return found;
  const projectIds = new Map<string, string>();
  for (const { as, placed } of projects) {
    if (!placed.ok) return fail(placed.error);
    if (placed.value?.[0] !== undefined) projectIds.set(as, placed.value[0]);
  }
  const issueOf = (as: string): PlacedIssue | undefined => {
    const name = idOf.get(as.toUpperCase()) ?? as;
    return known.get(name) ?? found.value.get(name);
  };
  return ok({
    places: {
      kind: 'places',
      projects: [...new Set(projectIds.values())],
      issues: [
        ...new Map(
          issueNames.flatMap((as) => {
            const one = issueOf(as);
            return one ? [[one.id, one] as const] : [];
          }),
        ).values(),
      ],
    },
    placeOf: (reference) => placeIn(reference, issueOf, projectIds),
  });
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

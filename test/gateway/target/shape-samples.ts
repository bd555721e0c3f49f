import { isListShape } from '../../../src/gateway/target/read-shape';
import type { Leaf, Shape } from '../../../src/gateway/target/shape';

/** One value of a shape with a foreign id in it, and how the id is to be read. */
export interface Planted {
  /** Keys to the place, for the test's name. */
  readonly at: string;
  readonly value: unknown;
  readonly kind: string;
}

/** No other id in any sample. */
export const MARK = '987654';

const planted = (at: string, kind: string, value: unknown): Planted => ({ at, kind, value });
const named =
  (kind: Leaf): (() => readonly Planted[]) =>
  () => [planted('', kind, MARK), planted('', kind, Number(MARK))];

const fieldSamples = (): readonly Planted[] => [
  planted('project.id', 'project', { summary: 'x', project: { id: MARK } }),
  planted('project.key', 'project', { project: { id: '1', key: MARK } }),
  planted('parent.id', 'issue', { project: { id: '1' }, parent: { id: MARK } }),
  planted('parent.key', 'issue', { parent: { key: MARK } }),
  planted('customfield', 'custom-value', { customfield_10016: MARK }),
];

const updateSamples = (): readonly Planted[] => [
  planted('project', 'project', { project: [{ set: { id: MARK } }] }),
  planted('parent', 'issue', { labels: [{ add: 'x' }], parent: [{ set: { key: MARK } }] }),
  planted('inwardIssue', 'issue', { issuelinks: [{ add: { type: {}, inwardIssue: { key: MARK } } }] }),
  planted('outwardIssue', 'issue', { issuelinks: [{}, { add: { type: {}, outwardIssue: { id: MARK } } }] }),
  planted('comment.edit', 'comment', { comment: [{ edit: { id: MARK, body: 'x' } }] }),
  planted('comment.remove', 'comment', { comment: [{ add: { body: 'x' }, remove: { id: MARK } }] }),
  ...['add', 'set', 'edit', 'remove'].map((verb) =>
    planted(`customfield.${verb}`, 'custom-value', { customfield_10016: [{ [verb]: MARK }] }),
  ),
];

const bulkSamples = (): readonly Planted[] => [
  planted('version', 'version', {
    singleVersionPickerFields: [{ fieldId: 'customfield_1', version: { versionId: MARK } }],
  }),
  planted('versions', 'version', {
    multipleVersionPickerFields: [{ fieldId: 'fixVersions', versions: [{ versionId: MARK }] }],
  }),
  planted('components', 'component', {
    multiselectComponents: { fieldId: 'components', components: [{ componentId: Number(MARK) }] },
  }),
  planted('customfield', 'custom-value', {
    singleLineTextFields: [{ fieldId: 'customfield_10014', text: MARK }],
  }),
  planted('customfield, value first', 'custom-value', {
    clearableNumberFields: [{ value: MARK, fieldId: 'customfield_10014' }],
  }),
];

const moveSamples = (): readonly Planted[] => {
  const mandatory = (fields: unknown): unknown => ({ 'OWN,1': { targetMandatoryFields: [{ fields }] } });
  return [
    planted('project', 'project', { [`${MARK},10001`]: {} }),
    planted('parent', 'issue', { [`OWN,10001,${MARK}`]: {} }),
    planted('issues', 'issue', { 'OWN,10001': { issueIdsOrKeys: ['OWN-1', MARK] } }),
    planted('classification', 'project', { 'OWN,1': { targetClassification: [{ projectKeyOrId: MARK }] } }),
    planted('fixVersions', 'version', mandatory({ fixVersions: { type: 'raw', value: [MARK] } })),
    planted('components', 'component', mandatory({ components: { value: [MARK] } })),
    planted('customfield', 'custom-value', mandatory({ customfield_7: { retain: false, value: [MARK] } })),
  ];
};

const nest =
  (key: string) =>
  (inner: Planted): Planted => ({ ...inner, at: `${key}.${inner.at}`, value: { [key]: inner.value } });

const BY_LEAF: Readonly<Record<Leaf, () => readonly Planted[]>> = {
  plain: () => [],
  project: named('project'),
  issue: named('issue'),
  version: named('version'),
  component: named('component'),
  board: named('board'),
  sprint: named('sprint'),
  link: named('link'),
  comment: named('comment'),
  worklog: named('worklog'),
  'service-desk': named('service-desk'),
  'version-url': () => [planted('', 'version', `https://x.atlassian.net/rest/api/3/version/${MARK}`)],
  'issue-fields': fieldSamples,
  'issue-update': updateSamples,
  'issue-edit': () => [
    ...fieldSamples().map(nest('fields')),
    ...updateSamples().map(nest('update')),
    planted('the same in both', 'issue', {
      fields: { parent: { id: '1' } },
      update: { parent: [{ set: { id: MARK } }] },
    }),
  ],
  'new-comment': () => [],
  'property-map': () => [],
  'field-ids': () => [],
  'bulk-edits': bulkSamples,
  'move-mapping': moveSamples,
};

/** Each place of a shape where something can be named, with an id in it and nothing else beside. */
export function plantEverywhere(shape: Shape): readonly Planted[] {
  if (typeof shape === 'string') return BY_LEAF[shape]();
  if (isListShape(shape))
    return plantEverywhere(shape[0]).flatMap((inner) => [
      { ...inner, at: `[].${inner.at}`, value: [inner.value] },
      { ...inner, at: `[, ].${inner.at}`, value: [null, inner.value] },
    ]);
  return Object.entries(shape).flatMap(([key, inner]) => plantEverywhere(inner).map(nest(key)));
}

/** Values of a shape that are right but for one key nobody knows, at each level where there are objects. */
export function plantUnknownKeys(shape: Shape, unknown: string): readonly unknown[] {
  const stranger: unknown = JSON.parse(`{ "${unknown}": "1" }`);
  if (typeof shape === 'string') return CLOSED_LEAVES.has(shape) ? [stranger] : [];
  if (isListShape(shape)) return plantUnknownKeys(shape[0], unknown).map((inner) => [inner]);
  return [
    stranger,
    ...Object.entries(shape).flatMap(([key, inner]) =>
      plantUnknownKeys(inner, unknown).map((value) => ({ [key]: value })),
    ),
  ];
}

const CLOSED_LEAVES: ReadonlySet<Leaf> = new Set([
  'issue-fields',
  'issue-update',
  'issue-edit',
  'new-comment',
  'bulk-edits',
  'move-mapping',
]);

/** Keys, from the top, of all that a shape takes for naming nothing. */
export function plainKeys(shape: Shape): readonly string[] {
  if (typeof shape === 'string') return shape === 'plain' ? [''] : [];
  if (isListShape(shape)) return plainKeys(shape[0]);
  return Object.entries(shape).flatMap(([key, inner]) =>
    plainKeys(inner).map((rest) => (rest === '' ? key : `${key}.${rest}`)),
  );
}

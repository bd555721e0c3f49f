import type { Denial } from '../../src/policy/decision';
import type { FreezeOf } from '../../src/policy/freeze';
import type { Held, HeldProject } from '../../src/policy/hold';
import { ABC, DAY, SITE_WIDE, XYZ } from '../support/builders';
import { NOW } from '../support/fixed-times';
import { EDIT_ISSUE, places, type Row } from './decide-rows';

type End = Pick<Held, 'until' | 'thawsInS'>;

const upon = (scope: 'site' | 'person' | 'token', what: Held['what'], more: End = {}) => ({
  upon: [{ scope, what, ...more }],
  projects: [],
});
const project = (id: string, what: Held['what'], more: End = {}): HeldProject => ({
  scope: 'project',
  projectId: id,
  what,
  ...more,
});
const frozen = (scope: FreezeOf['kind'], what: Held['what'], more: End = {}): Denial => ({
  reason: 'frozen',
  decidedBy: 'freeze',
  scope,
  what,
  ...more,
});
const soon = { until: NOW + 1_000, thawsInS: 1 };
const late = { until: NOW + DAY, thawsInS: 86_400 };
const BOTH = { kind: 'projects' as const, projects: [ABC, XYZ] };

/** What is frozen, and what of it passes nevertheless. */
export const FROZEN_ROWS: readonly Row[] = [
  ...(['site', 'person', 'token'] as const).flatMap((scope): Row[] => [
    { what: `all of the ${scope}: a read`, hold: upon(scope, 'all'), denial: frozen(scope, 'all') },
    { what: `writes of the ${scope}: a read`, hold: upon(scope, 'writes') },
    {
      what: `writes of the ${scope}: a write`,
      hold: upon(scope, 'writes'),
      operation: EDIT_ISSUE,
      denial: frozen(scope, 'writes'),
    },
    {
      what: `writes of the ${scope}: a read that asks for more`,
      hold: upon(scope, 'writes'),
      effect: 'manage',
      denial: frozen(scope, 'writes'),
    },
  ]),
  {
    what: 'more than switched off',
    hold: upon('site', 'all'),
    rules: { tokensOn: false },
    denial: frozen('site', 'all'),
  },
  {
    what: 'twice, by the one that lasts longer',
    hold: {
      upon: [
        { scope: 'site', what: 'all', ...late },
        { scope: 'token', what: 'all', ...soon },
      ],
      projects: [],
    },
    denial: frozen('site', 'all', late),
  },
  {
    what: 'twice, by the one without an end',
    hold: {
      upon: [
        { scope: 'person', what: 'all' },
        { scope: 'site', what: 'all', ...late },
      ],
      projects: [],
    },
    denial: frozen('person', 'all'),
  },
  {
    what: 'its only project: metadata too',
    hold: { upon: [], projects: [project(ABC.id, 'all')] },
    target: { kind: 'site-metadata' },
    denial: frozen('project', 'all'),
  },
  {
    what: 'its only project for writes: a read',
    hold: { upon: [], projects: [project(ABC.id, 'writes')] },
  },
  {
    what: 'its only project for writes: a write',
    operation: EDIT_ISSUE,
    hold: { upon: [], projects: [project(ABC.id, 'writes')] },
    denial: frozen('project', 'writes'),
  },
  {
    what: 'both its projects: until the first thaws',
    grant: { reach: BOTH },
    hold: { upon: [], projects: [project(ABC.id, 'all', late), project(XYZ.id, 'all', soon)] },
    denial: frozen('project', 'all', soon),
  },
  {
    what: 'another project than is touched',
    grant: { reach: BOTH },
    hold: { upon: [], projects: [project(XYZ.id, 'all')] },
  },
  {
    what: 'one of two that are touched',
    grant: { reach: BOTH },
    target: places([ABC.id, XYZ.id]),
    hold: { upon: [], projects: [project(XYZ.id, 'all')] },
    denial: frozen('project', 'all'),
  },
  {
    what: 'the project of an issue, for a token of the whole site',
    grant: { reach: SITE_WIDE },
    target: { kind: 'places', projects: [], issues: [{ id: '502', projectId: XYZ.id }] },
    hold: { upon: [], projects: [project(XYZ.id, 'all')] },
    denial: frozen('project', 'all'),
  },
  {
    what: 'the project of an epic whose issues are listed',
    grant: { reach: SITE_WIDE },
    target: { kind: 'in-reply', beside: [{ id: '502', projectId: XYZ.id }] },
    hold: { upon: [], projects: [project(XYZ.id, 'all')] },
    denial: frozen('project', 'all'),
  },
  {
    what: 'some project: what is of no project may be of it',
    grant: { reach: SITE_WIDE },
    target: { kind: 'site' },
    hold: { upon: [], projects: [project(XYZ.id, 'all')] },
    denial: frozen('project', 'all'),
  },
  {
    what: 'what was found to be of frozen projects alone',
    grant: { reach: SITE_WIDE },
    target: { kind: 'frozen', held: { scope: 'project', what: 'all' } },
    denial: frozen('project', 'all'),
  },
];

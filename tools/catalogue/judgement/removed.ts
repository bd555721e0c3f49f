/** Operations that the documents at hand still list and that are left out all the same, with the reason. */
const TRANSITION_PROPERTIES =
  'gone from Atlassian’s documents of 2026-09-05 (patch-2026-09.json, removedBy_2026_09_05)';

export const REMOVED: ReadonlyMap<string, string> = new Map([
  ['GET /rest/api/3/workflow/transitions/{transitionId}/properties', TRANSITION_PROPERTIES],
  ['POST /rest/api/3/workflow/transitions/{transitionId}/properties', TRANSITION_PROPERTIES],
  ['PUT /rest/api/3/workflow/transitions/{transitionId}/properties', TRANSITION_PROPERTIES],
  ['DELETE /rest/api/3/workflow/transitions/{transitionId}/properties', TRANSITION_PROPERTIES],
]);

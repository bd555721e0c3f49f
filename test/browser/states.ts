/** Every state of the two pages that a person can meet: what axe looks at, and what `npm run screens` shoots. */
import { ADMIN_STATES } from './admin-states';
import { GOVERNANCE_STATES } from './governance-states';
import { OTHERS_STATES } from './others-states';
import { POLICY_STATES } from './policy-states';
import { PROJECT_STATES } from './project-states';
import { ROTATION_STATES } from './rotation-states';
import type { State } from './state';

export const STATES: readonly State[] = [
  ...ADMIN_STATES,
  ...GOVERNANCE_STATES,
  ...OTHERS_STATES,
  ...POLICY_STATES,
  ...PROJECT_STATES,
  ...ROTATION_STATES,
];

import type { ProjectRuleDeskView, ProjectRulesView } from '../../../src/console/contract';
import type { ProjectApi } from '../../api';
import type { ErrorsAt } from './rule-problems';

/** What each field of the project's rules is given. */
export interface RulePart {
  readonly api: ProjectApi;
  /** With what the site says of the same. */
  readonly desk: ProjectRuleDeskView;
  /** As drafted. */
  readonly rules: ProjectRulesView;
  /** What kept the last save from being one. */
  readonly errors: ErrorsAt;
  readonly isDisabled: boolean;
  readonly edit: (change: Partial<ProjectRulesView>) => void;
}

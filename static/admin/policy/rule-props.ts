import type { PolicyOptions, RulesView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import type { Draft } from './draft';
import type { ErrorsAt } from './rule-errors';

/** What each part of the editor is given. */
export interface RuleProps {
  readonly api: AdminApi;
  /** As drafted. */
  readonly rules: RulesView;
  readonly options: PolicyOptions;
  readonly errors: ErrorsAt;
  readonly isDisabled: boolean;
  readonly edit: (change: Draft) => void;
}

import type { HostState } from '../host-state';
import type { FunctionRunner } from '../invoke/run-function';

/** What the routes of the control surface work on. */
export interface ControlHost {
  readonly state: HostState;
  readonly runner: FunctionRunner;
}

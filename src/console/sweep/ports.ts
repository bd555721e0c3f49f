import type { Result } from '../../base/result';
import type { StoreFailure } from '../../base/store-failure';
import type { SweepPosition, SweepWalk } from '../../tokens/sweep-position';

/** Where the sweep's walks stopped. Advisory: the last writer wins, and a position that is lost means that a walk begins anew. */
export interface SweepPositions {
  /** Undefined where the walk is at its beginning. */
  read(walk: SweepWalk): Promise<Result<SweepPosition | undefined, StoreFailure>>;
  /** Undefined: the walk begins anew next time. */
  save(walk: SweepWalk, position: SweepPosition | undefined): Promise<Result<void, StoreFailure>>;
}

import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Observation } from '../tokens/set-up-observation';
import type { SeenOutside, SetUpPorts, SetUpRun } from './set-up-ports';

/** The platform replaced what the probe claimed of its address, or added exactly one entry behind it: the last is the platform's. */
export const tellsAddress = ({ forwardedFor }: Observation): boolean =>
  forwardedFor === 'appended' || forwardedFor === 'replaced';

/**
 * Whether the last run of the set-up check has shown that callers' addresses can be trusted. Somebody outside must have seen it, and the
 * app's own probe, where it arrived, the same: a proxy of the admin's own could add an entry, too.
 */
function isAddressProven(run: SetUpRun | undefined, seen: SeenOutside): boolean {
  const outside = seen.request;
  const inside = run?.probed.request;
  if (!run || !outside || outside.at < run.at || !tellsAddress(outside)) return false;
  return inside?.kind !== 'seen' || tellsAddress(inside.observation);
}

export async function findAddressProof({ setUp }: SetUpPorts): Promise<Result<boolean, StoreFailure>> {
  const [run, seen] = await Promise.all([setUp.readRun(), setUp.readSeen()]);
  if (!run.ok) return run;
  return seen.ok ? ok(isAddressProven(run.value, seen.value)) : seen;
}

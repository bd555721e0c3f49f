/** The admin page's set-up check: does this installation reach what it needs, and do scripts reach it? */
import { ok } from '../base/result';
import { formatInstant } from '../base/time';
import { drawSetUpCode, SET_UP_CODE_MS } from '../tokens/set-up-code';
import type { Actor } from './actor';
import type { ConsolePorts } from './ports';
import { refuseStore, type Outcome } from './refusal';
import type { SetUpView } from './set-up-contract';
import { formatCurls } from './set-up-curl';
import { probeFindings } from './set-up-findings';
import type { SeenOutside, SetUpRun } from './set-up-ports';
import { ofStore, probeGateway, probeSite } from './set-up-probes';

/**
 * Runs every probe that the app can run, keeps the outcome, and gives curl lines for the rest. Storage that fails is a finding, not a
 * refusal: it is what the check is for. Refused only where the gateway's URL is not to be had.
 */
export async function startSetUp({ accountId }: Actor, ports: ConsolePorts): Promise<Outcome<SetUpView>> {
  const address = await ports.gateway.find();
  if (!address.ok) return refuseStore(address.error);
  const { random, setUp } = ports;
  const now = ports.clock.now();
  const keys = await ports.tagKeys.ensure();
  const draw = (origin: 'inside' | 'outside') =>
    keys.ok ? drawSetUpCode(origin, keys.value, { now, random }) : undefined;
  const [inside, outside] = [draw('inside'), draw('outside')];

  const [probed, site] = await Promise.all([probeGateway(inside, ports), probeSite(accountId, ports)]);
  const run: SetUpRun = {
    at: now,
    probed,
    findings: [...site, ofStore('secrets-kept', keys, () => true)],
  };
  const saved = await setUp.saveRun(run);
  const seen = await setUp.readSeen();
  const view = viewRun(saved.ok ? run : withStorageDown(run, saved.error.code), seen.ok ? seen.value : {});
  return outside === undefined
    ? ok(view)
    : ok({
        ...view,
        curls: formatCurls(address.value, outside),
        curlsEndAt: formatInstant(now + SET_UP_CODE_MS),
      });
}

/** The last run's findings, with what came from outside since. */
export async function readSetUp({ setUp }: ConsolePorts): Promise<Outcome<SetUpView>> {
  const [run, seen] = await Promise.all([setUp.readRun(), setUp.readSeen()]);
  if (!run.ok) return refuseStore(run.error);
  if (!seen.ok) return refuseStore(seen.error);
  return ok(run.value ? viewRun(run.value, seen.value) : { findings: [], curls: [] });
}

const viewRun = (run: SetUpRun, outside: SeenOutside): SetUpView => ({
  startedAt: formatInstant(run.at),
  findings: [...probeFindings(run, outside), ...run.findings],
  curls: [],
});

const withStorageDown = (run: SetUpRun, code: string): SetUpRun => ({
  ...run,
  findings: run.findings.map((each) =>
    each.key === 'storage-keeps' ? { key: each.key, state: 'bad', facts: { code } } : each,
  ),
});

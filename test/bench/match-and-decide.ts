/** Section 1: what it costs to find the operation and to judge it, against a router and against a policy engine. */
import { EMPTY_BOOK } from '../../src/policy/project-rules';
import { NO_HOLD } from '../../src/policy/hold';
import { measure } from 'mitata';
import { findOperation } from '../../src/catalogue/find';
import { ceilingOf } from '../../src/policy/ceiling';
import { decide, type Circumstances } from '../../src/policy/decide';
import type { Standing } from '../../src/policy/standing';
import type { Target } from '../../src/policy/target';
import { ABC, aGrant, rules } from '../support/builders';
import { fixed, times, type Section } from './report';
import { smallest } from './quantile';
import { policiesOf, policyEngine, READER } from './match/policy-engine';
import { routerOverCatalogue } from './match/router';

const ROUNDS = 7;
const BUDGET_US = 20;

interface Asked {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly target: Target;
}

const MIX: readonly Asked[] = [
  {
    name: 'site metadata',
    method: 'GET',
    path: '/rest/api/3/serverInfo',
    target: { kind: 'site-metadata' },
  },
  {
    name: 'project in path',
    method: 'GET',
    path: '/rest/api/3/project/ABC/components',
    target: { kind: 'places', projects: [ABC.id], issues: [] },
  },
  {
    name: 'issue in path',
    method: 'GET',
    path: '/rest/api/3/issue/ABC-1/comment/10000',
    target: { kind: 'places', projects: [], issues: [{ id: '10000', projectId: ABC.id }] },
  },
  { name: 'unknown', method: 'GET', path: '/rest/api/3/no/such/operation', target: { kind: 'outside' } },
  {
    name: 'deep software path',
    method: 'GET',
    path: '/rest/agile/1.0/board/1/epic/2/issue',
    target: { kind: 'unresolved', where: 'resolve' },
  },
];

/** Median µs of each way, the least of all rounds: other work on the machine only ever adds. */
interface Cost {
  readonly asked: Asked;
  readonly ours: number;
  readonly router: number;
  readonly engine: number;
  readonly wholeEngine: number;
}

export async function matchAndDecide(): Promise<Section> {
  const router = routerOverCatalogue();
  const few = policiesOf(MIX);
  const all = policiesOf('whole catalogue');
  const [engine, wholeEngine] = [await policyEngine(few), await policyEngine(all)];
  const costs: Cost[] = [];
  for (const asked of MIX) {
    const { method, path } = asked;
    const [ours, found, enforced, enforcedWhole] = await interleaved([
      judgeOf(asked),
      () => router.find(method, path),
      () => engine.enforceSync(READER, path, method),
      () => wholeEngine.enforceSync(READER, path, method),
    ]);
    if (ours === undefined || found === undefined || enforced === undefined || enforcedWhole === undefined)
      throw new Error('a way was not measured');
    costs.push({ asked, ours, router: found, engine: enforced, wholeEngine: enforcedWhole });
  }
  const slowest = Math.max(...costs.map(({ ours }) => ours));
  return {
    title: '1. Match + decide',
    remark:
      `mitata, median µs of a call, least of ${ROUNDS} interleaved rounds. find-my-way ${router.routes} routes, lookup only; ` +
      `casbin keyMatch2 RBAC, enforceSync, ${few.length} policies (the mix alone) and ${all.length} (every operation).`,
    head: [
      'request',
      'ours',
      'find-my-way',
      `casbin ${few.length}`,
      `casbin ${all.length}`,
      'ours : router',
      `casbin ${few.length} : ours`,
    ],
    rows: costs.map(rowOf),
    budgets: [
      {
        text: `match + decide median < ${BUDGET_US} µs`,
        holds: slowest < BUDGET_US,
        figure: `slowest kind ${fixed(slowest)} µs`,
      },
    ],
  };
}

const rowOf = ({ asked, ours, router, engine, wholeEngine }: Cost): readonly string[] => [
  asked.name,
  fixed(ours),
  fixed(router),
  fixed(engine),
  fixed(wholeEngine, 0),
  times(ours / router),
  times(engine / ours),
];

/** As the gateway does it: path segments to operation, then the judgement of scopes, effects and reach. */
function judgeOf({ method, path, target }: Asked): () => unknown {
  const segments = path.slice(1).split('/');
  const ceiling = ceilingOf(rules());
  const grant = aGrant();
  const circumstances: Circumstances = {
    grant,
    ceiling,
    hold: NO_HOLD,
    projectRules: EMPTY_BOOK,
    now: grant.issuedAt + 1,
  };
  return () => {
    const found = findOperation(method, segments, undefined);
    if (found === undefined) return undefined;
    const { operation } = found;
    const request = { operation, effects: [operation.effect], permissions: operation.permissions };
    return decide(request, circumstances, { target, standing: STANDING }).kind;
  };
}

/** An owner who holds what the mix asks for. */
const STANDING: Standing = {
  kind: 'known',
  held: new Set([`BROWSE_PROJECTS project ${ABC.id}`, 'BROWSE_PROJECTS issue 10000']),
};

async function interleaved(ways: readonly (() => unknown)[]): Promise<readonly number[]> {
  const medians: number[][] = ways.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, way] of ways.entries()) {
      const { p50 } = await measure(way, { min_cpu_time: 20e6, min_samples: 12 });
      medians[index]?.push(p50 / 1_000);
    }
  return medians.map(smallest);
}

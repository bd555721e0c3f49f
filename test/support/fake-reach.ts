/** Jira and the platform as the set-up check asks them, and the app's own gateway as it would answer over the network. */
import { fail, ok, type Result } from '../../src/base/result';
import type { OwnCall, OwnGateway, OwnReply, Unreached } from '../../src/console/own-gateway';
import type { AppReach, Asked } from '../../src/console/set-up-ports';
import type { ProjectRef } from '../../src/policy/grant';
import { ABC, XYZ } from './builders';

/** `refused` or `no-answer` in the place of what would be answered. */
type Said<Value> = Value | 'refused' | 'no-answer';

export interface ReachScript {
  readonly standing?: Said<'asked'>;
  readonly projects?: Said<readonly ProjectRef[]>;
  /** How many the app sees. */
  readonly seen?: Said<number>;
  /** Ids of the projects where the app lacks a permission, by permission. */
  readonly lacks?: Readonly<Record<string, readonly string[]>>;
  readonly permitted?: 'refused' | 'no-answer';
  readonly missingScopes?: Said<readonly string[]>;
  readonly missingPermissions?: Said<readonly string[]>;
}

const isNo = (said: unknown): said is 'refused' | 'no-answer' => said === 'refused' || said === 'no-answer';
const asked = <Value>(said: Said<Value>): Asked<Value> =>
  isNo(said) ? fail<'refused' | 'no-answer'>(said) : ok(said);

/** Everything is well but for what the script says. */
export function fakeReach(script: ReachScript = {}): AppReach {
  const listed = asked(script.projects ?? [ABC, XYZ]);
  return {
    askStanding: () => {
      const standing = asked(script.standing ?? 'asked');
      return Promise.resolve(standing.ok ? ok(undefined) : standing);
    },
    listProjects: () =>
      Promise.resolve(listed.ok ? ok({ projects: listed.value, total: listed.value.length }) : listed),
    countProjects: () => Promise.resolve(asked(script.seen ?? 2)),
    findPermitted: (permissions) => {
      if (script.permitted) return Promise.resolve(fail(script.permitted));
      const lacking = permissions.flatMap((permission) => script.lacks?.[permission] ?? []);
      const ids = [ABC, XYZ].map(({ id }) => id).filter((id) => !lacking.includes(id));
      return Promise.resolve(ok(new Set(ids)));
    },
    findMissingScopes: () => asked(script.missingScopes ?? []),
    findMissingPermissions: () => Promise.resolve(asked(script.missingPermissions ?? [])),
  };
}

export interface FakeOwnGateway extends OwnGateway {
  readonly calls: OwnCall[];
  /** What each call meets; by default the platform lets nothing out. */
  answer: (call: OwnCall) => Result<OwnReply, Unreached> | Promise<Result<OwnReply, Unreached>>;
}

export function fakeOwnGateway(): FakeOwnGateway {
  const calls: OwnCall[] = [];
  const gateway: FakeOwnGateway = {
    calls,
    answer: () => fail('egress'),
    call(request) {
      calls.push(request);
      return Promise.resolve(gateway.answer(request));
    },
  };
  return gateway;
}

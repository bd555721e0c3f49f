import { actsOnApp } from './acts-on-app';
import { missingScopes } from './missing-scopes';
import type { Operation } from './operation';
import { APP_SCOPES } from './scopes';

/** Whose tokens can reach an operation at all: those bound to projects as well, only those for the whole site, or none. */
export type TokenReach = 'projects' | 'site' | 'none';

const APP_SCOPE_SET: ReadonlySet<string> = new Set(APP_SCOPES);

/** For people: what a policy or a form may offer. The gateway judges each request by itself. */
export function tokenReachOf(operation: Operation): TokenReach {
  const ofApp = missingScopes(operation, APP_SCOPE_SET);
  if (ofApp === 'closed-to-apps' || ofApp.length > 0) return 'none';
  if (actsOnApp(operation) || operation.beyondStanding) return 'none';
  return operation.locator.kind === 'deny' ? 'site' : 'projects';
}

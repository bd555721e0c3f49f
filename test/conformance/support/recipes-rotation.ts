import { expect } from 'vitest';
import type { Recipe } from './recipes';
import { memberToken, READ_ISSUE } from './recipes-token';
import { WIDE, WRITER } from './rules';
import { valueOf, type Site } from './site';

const ROTATE = '/token/rotate';

/** The owner rotates it on the page; the old one works on for so many hours. */
export const rotateOnPage = async (site: Site, locator: string, overlapHours = 24) =>
  valueOf(
    await site.invoke('project-page', 'token/rotate', {
      user: 'member',
      payload: { locator, overlapHours },
      project: 'ABC',
    }),
  );

/** A member's token that may rotate itself. */
export async function rotatingToken(site: Site): Promise<{ token: string; locator: string }> {
  await site.switchOn(WIDE);
  const { token, view } = await site.issueToken('member', { ...WRITER, mayRotate: true });
  return { token, locator: view.locator };
}

export const ROTATION_RECIPES: readonly Recipe[] = [
  {
    code: 'token-retired',
    cause: 'its owner rotated it, without overlap',
    arrange: async (site) => {
      const { token, locator } = await memberToken(site);
      await rotateOnPage(site, locator, 0);
      return [READ_ISSUE, { token }];
    },
  },
  {
    code: 'token-retired',
    cause: 'the overlap is over',
    arrange: async (site) => {
      const { token, locator } = await memberToken(site);
      await rotateOnPage(site, locator, 3);
      await site.clock({ advanceMs: 3 * 3_600_000 });
      return ['/token/self', { token }];
    },
  },
  {
    code: 'rotation-not-allowed',
    cause: 'it was not issued for that',
    decidedBy: 'token.mayRotate',
    arrange: async (site) => {
      const { token } = await memberToken(site);
      return [ROTATE, { token, method: 'POST' }];
    },
  },
  {
    code: 'rotation-not-allowed',
    cause: 'the policy no longer allows it',
    decidedBy: 'policy.selfRotation',
    arrange: async (site) => {
      const { token } = await rotatingToken(site);
      await site.changeRules({ selfRotation: false });
      return [ROTATE, { token, method: 'POST' }];
    },
  },
  {
    code: 'already-rotated',
    cause: 'its successor is in use',
    jira: 'questions',
    arrange: async (site) => {
      const { token } = await rotatingToken(site);
      const answer = await site.gateway(ROTATE, { token, method: 'POST' });
      const { token: next } = JSON.parse(answer.body) as { token: string };
      expect((await site.gateway('/token/self', { token: next })).status).toBe(200);
      await site.clock({ advanceMs: 10_000 });
      return [ROTATE, { token, method: 'POST' }];
    },
  },
  {
    code: 'already-rotated',
    cause: 'it was rotated a moment ago',
    jira: 'questions',
    tells: /Retry-After/,
    arrange: async (site) => {
      const { token } = await rotatingToken(site);
      expect((await site.gateway(ROTATE, { token, method: 'POST' })).status).toBe(200);
      return [ROTATE, { token, method: 'POST' }];
    },
  },
  {
    code: 'request-malformed',
    cause: 'a rotation with an overlap of more than a week',
    tells: /Nothing was rotated/,
    arrange: async (site) => {
      const { token } = await rotatingToken(site);
      return [ROTATE, { token, method: 'POST', json: { overlapHours: 169 } }];
    },
  },
];

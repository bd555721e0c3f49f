import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import { anEvent } from '../support/builders';
import { gatewayWorld } from '../support/gateway-world';
import { REFUSED_LATER } from './refused-after-questions';
import { REFUSED_EARLY } from './refused-early';

const codeOf = ({ body }: Answer): string =>
  (JSON.parse(body ?? '{}') as { type?: string }).type?.split('/').pop() ?? 'none';

describe('a refused request never reaches Jira', () => {
  it.each([...REFUSED_EARLY, ...REFUSED_LATER])(
    '$code: $what',
    async ({ code, script, change = {}, status, questions = [] }) => {
      const world = gatewayWorld(script);
      const { authorization, ...rest } = { authorization: `Bearer ${world.token}`, ...change };
      const event = anEvent({ ...rest, ...(authorization ? { authorization } : {}) });
      const answer = await serve(event, world.ports);
      expect([codeOf(answer), answer.statusCode]).toEqual([code, status]);
      expect(world.jira.forwarded()).toEqual([]);
      expect([...world.jira.asked()].sort()).toEqual(questions);
      expect(world.lines).toMatchObject([{ refusal: code, status }]);
    },
  );
});

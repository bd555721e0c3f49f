import { NO_HOLD } from '../../src/policy/hold';
import { describe, expect, it } from 'vitest';
import { EMPTY_BOOK } from '../../src/policy/project-rules';
import { decide } from '../../src/policy/decide';
import { ceilingOf } from '../../src/policy/ceiling';
import { findTarget } from '../../src/gateway/find-target';
import type { Reach } from '../../src/policy/grant';
import { aRequest } from '../support/a-request';
import { aGrant, IN_ABC, rules, SITE_WIDE } from '../support/builders';
import type { JiraScript } from '../support/fake-jira';
import { NOW } from '../support/fixed-times';
import { standingPorts } from '../support/gateway-world';

const boards = (id: string, ...projects: readonly string[]) => ({
  [`GET /rest/agile/1.0/board/${id}/project?maxResults=50`]: {
    isLast: true,
    values: projects.map((project) => ({ id: project })),
  },
});
const sprintOf = (board: number) => ({ 'GET /rest/agile/1.0/sprint/9': { originBoardId: board } });
const BOARD = 'GET /rest/agile/1.0/board/7/issue';
const SPRINT = 'GET /rest/agile/1.0/board/7/sprint/9/issue';
const EPIC = 'GET /rest/agile/1.0/epic';
const ISSUE = { id: '501', projectId: '10001' };
const IN_REPLY = { kind: 'in-reply', beside: [] };
const OUTSIDE = { kind: 'outside' };

async function find(line: string, reach: Reach, script: JiraScript = {}) {
  const request = aRequest(line);
  const found = await findTarget(request, reach, standingPorts(script), NOW);
  if (!found.ok) return { target: found.error, decision: undefined };
  const { findings } = found.value;
  const circumstances = {
    grant: aGrant({ reach }),
    ceiling: ceilingOf(rules()),
    hold: NO_HOLD,
    projectRules: EMPTY_BOOK,
    now: NOW,
  };
  return { target: findings.target, decision: decide(found.value.request, circumstances, findings).kind };
}

describe('what a search names beside its JQL', () => {
  it.each<[string, string, Reach, JiraScript, unknown]>([
    ['is a board of the token’s project', BOARD, IN_ABC, { answers: boards('7', '10001') }, IN_REPLY],
    [
      'is a board of others’ as well: its issues are confined',
      BOARD,
      IN_ABC,
      { answers: boards('7', '10002', '10001') },
      IN_REPLY,
    ],
    ['is outside: another’s board', BOARD, IN_ABC, { answers: boards('7', '10002') }, OUTSIDE],
    ['is outside: a board that nobody shows', BOARD, IN_ABC, {}, OUTSIDE],
    ['is anybody’s board, site-wide', BOARD, SITE_WIDE, { answers: boards('7', '10002') }, IN_REPLY],
    [
      'is a sprint on a board, both of the token’s project',
      SPRINT,
      IN_ABC,
      { answers: { ...boards('7', '10001'), ...sprintOf(7) } },
      IN_REPLY,
    ],
    [
      'is outside: another’s sprint on a board of the token’s',
      SPRINT,
      IN_ABC,
      { answers: { ...boards('7', '10001'), ...sprintOf(8), ...boards('8', '10002') } },
      OUTSIDE,
    ],
    [
      'is outside: a sprint of the token’s on another’s board',
      SPRINT,
      IN_ABC,
      { answers: { ...boards('7', '10002'), ...sprintOf(8), ...boards('8', '10001') } },
      OUTSIDE,
    ],
    ['is an epic, by key', `${EPIC}/ABC-1/issue`, IN_ABC, {}, { kind: 'in-reply', beside: [ISSUE] }],
    ['is an epic, by id', `${EPIC}/501/issue`, IN_ABC, {}, { kind: 'in-reply', beside: [ISSUE] }],
    ['is outside: another’s epic', `${EPIC}/502/issue`, IN_ABC, {}, OUTSIDE],
    ['is outside: an epic that moved away', `${EPIC}/ABC-9/issue`, IN_ABC, {}, OUTSIDE],
    ['is absent: an epic that nobody has', `${EPIC}/ABC-404/issue`, IN_ABC, {}, { kind: 'absent-issue' }],
  ])('%s', async (...[, line, reach, script, target]) => {
    expect((await find(line, reach, script)).target).toEqual(target);
  });

  it.each<[string, JiraScript, string]>([
    ['may be seen by the owner, and is allowed', {}, 'allow'],
    ['may not be, and is denied', { lacking: ['BROWSE_PROJECTS issue 501'] }, 'deny'],
  ])('%s', async (_what, script, kind) => {
    for (const reach of [IN_ABC, SITE_WIDE])
      expect((await find(`${EPIC}/ABC-1/issue`, reach, script)).decision).toBe(kind);
  });

  it('is not guessed where Jira is silent', async () => {
    const script: JiraScript = { faults: { issue: { fault: 'timeout' } } };
    expect((await find(`${EPIC}/ABC-1/issue`, IN_ABC, script)).target).toMatchObject({ fault: 'timeout' });
  });
});

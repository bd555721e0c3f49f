import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { runSchedule } from '../invoke/run-schedule';
import { ControlError, parseAs, readJson } from './body';
import type { ControlHost } from './control-host';

const DAY_MS = 86_400_000;

const MoveSchema = z.union([
  z.strictObject({
    now: z.union([z.number(), z.iso.datetime({ offset: true }).transform((iso) => Date.parse(iso))]),
  }),
  z.strictObject({ advanceMs: z.number() }),
  z.strictObject({ advanceDays: z.number() }),
  z.strictObject({ reset: z.literal(true) }),
]);

/** The clock of app code, storage and Jira; and what the clock would set off. */
export function timeRoutes(app: FastifyInstance, { state, runner }: ControlHost): void {
  const { clock } = state;
  const tell = () => ({ now: new Date(clock.now()).toISOString() });

  app.get('/local/clock', tell);

  app.post('/local/clock', (request) => {
    const move = parseAs(MoveSchema, readJson(request));
    if ('now' in move) clock.moveTo(move.now);
    else if ('advanceMs' in move) clock.advance(move.advanceMs);
    else if ('advanceDays' in move) clock.advance(move.advanceDays * DAY_MS);
    else clock.reset();
    return tell();
  });

  app.post<{ Params: { moduleKey: string } }>('/local/run/:moduleKey', async ({ params }) => {
    const schedule = state.manifest.schedules.find(({ moduleKey }) => moduleKey === params.moduleKey);
    if (schedule === undefined)
      throw new ControlError(404, `manifest.yml has no scheduledTrigger ${params.moduleKey}`);
    return { statusCode: await runSchedule(state, runner, schedule) };
  });
}

import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { runEvent } from '../invoke/run-event';
import { ControlError, parseAs, readJson } from './body';
import type { ControlHost } from './control-host';

const EventSchema = z.looseObject({ eventType: z.string() });

/** `POST /local/events`: what Jira would tell the app, to every trigger of the manifest that listens to it. */
export function eventRoutes(app: FastifyInstance, { state, runner }: ControlHost): void {
  app.post('/local/events', async (request) => {
    const event = parseAs(EventSchema, readJson(request));
    const listening = state.manifest.triggers.filter(({ events }) => events?.includes(event.eventType));
    if (listening.length === 0)
      throw new ControlError(404, `manifest.yml has no trigger for ${event.eventType}`);
    const delivered = [];
    for (const trigger of listening)
      delivered.push({
        trigger: trigger.moduleKey,
        outcome: await runEvent(state, runner, { trigger, event }),
      });
    return { delivered };
  });
}

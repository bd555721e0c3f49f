import type { FastifyInstance } from 'fastify';
import { FaultPlanSchema } from '../platform/faults';
import { ControlError, parseAs, readJson } from './body';
import type { ControlHost } from './control-host';

/** Switches and faults: how the platform behaves from now on. */
export function behaviourRoutes(app: FastifyInstance, { state }: ControlHost): void {
  const { faults, switches } = state;

  app.get('/local/switches', () => switches.list());

  app.post('/local/switches', (request) => {
    const problem = switches.set(readJson(request));
    if (problem !== undefined)
      throw new ControlError(400, `${problem}\nThe switches are ${Object.keys(switches.list()).join(', ')}`);
    return switches.list();
  });

  app.post('/local/switches/reset', () => {
    switches.reset();
    return switches.list();
  });

  app.get('/local/faults', () => faults.list());

  app.post('/local/faults', (request) => ({
    id: faults.add(parseAs(FaultPlanSchema, readJson(request))).id,
  }));

  app.delete('/local/faults', () => {
    faults.clear();
    return {};
  });
}

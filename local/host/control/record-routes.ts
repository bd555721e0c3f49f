import type { FastifyInstance } from 'fastify';
import type { ControlHost } from './control-host';

/** What happened: storage calls, Jira calls, log lines. Each list can be cleared. */
export function recordRoutes(app: FastifyInstance, { state }: ControlHost): void {
  app.get('/local/kvs', () => state.kvs.dump());
  const records = {
    '/local/kvs/calls': state.kvsCalls,
    '/local/jira/calls': state.jiraCalls,
    '/local/logs': state.logs,
  };
  for (const [path, recorder] of Object.entries(records)) {
    app.get(path, () => recorder.list());
    app.delete(path, () => {
      recorder.clear();
      return {};
    });
  }
}

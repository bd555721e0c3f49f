import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { HOST_REQUEST_BYTES } from '../limits';
import { behaviourRoutes } from './behaviour-routes';
import type { ControlHost } from './control-host';
import { eventRoutes } from './event-routes';
import { refuseForeign } from './guard';
import { indexPage } from './index-page';
import { invokeRoutes } from './invoke-routes';
import { recordRoutes } from './record-routes';
import { siteOverview } from './site-overview';
import { contentRoutes } from './content-routes';
import { siteRoutes } from './site-routes';
import { timeRoutes } from './time-routes';

const FaultySchema = z.looseObject({ statusCode: z.int().min(400).max(599).catch(500), message: z.string() });

/** Guards the whole origin, and mounts `/` and everything under `/local`. local/README.md documents each route. */
export async function mountControlSurface(app: FastifyInstance, host: ControlHost): Promise<void> {
  guard(app);
  answerFailures(app, host);
  await app.register((scope, _options, done) => {
    // Bodies are JSON whatever they are called. A scope of its own: pages beside it parse theirs as they like.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'string', bodyLimit: HOST_REQUEST_BYTES },
      (_request, body, parsed) => parsed(null, body),
    );
    scope.get('/', async (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(indexPage(await siteOverview(host.state))),
    );
    for (const mount of [
      siteRoutes,
      contentRoutes,
      invokeRoutes,
      timeRoutes,
      eventRoutes,
      behaviourRoutes,
      recordRoutes,
    ])
      mount(scope, host);
    done();
  });
}

function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers }, reply) => {
    const { host, origin } = headers;
    const fetchSite = z.string().optional().parse(headers['sec-fetch-site']);
    const reason = refuseForeign({ host, origin, fetchSite });
    if (reason !== undefined) await reply.code(403).send({ error: reason });
  });
}

function answerFailures(app: FastifyInstance, { state }: ControlHost): void {
  app.setErrorHandler((error, _request, reply) => {
    const { statusCode, message } = FaultySchema.catch({ statusCode: 500, message: String(error) }).parse(
      error,
    );
    if (statusCode >= 500) state.log('error', `the local host itself failed: ${message}`);
    return reply.code(statusCode).send({ error: message });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: 'no such route: see local/README.md' }),
  );
}

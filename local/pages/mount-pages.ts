/** The browser's side of the local host: `/pages/<moduleKey>?user=<alias>&project=<KEY>`. */
import path from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { bundlePage, bundleShell, type Assets } from './bundle';
import { failingScript, frameHtml, shellHtml } from './page-html';
import type { PageModule, PagesHost } from './pages-host';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

interface ModulePath {
  Params: { moduleKey: string };
}

/**
 * Serves the pages of manifest.yml. The shell is bundled when it is first asked for; the app's page anew with each load, so that an
 * edit shows at the next reload.
 */
export function mountPages(app: FastifyInstance, host: PagesHost): Promise<void> {
  const { pages } = host.state.manifest;
  const shell = once(bundleShell);
  const withPage = (key: string, reply: FastifyReply, answer: (page: PageModule) => unknown) => {
    const page = pages.find(({ moduleKey }) => moduleKey === key);
    return page === undefined ? notThere(reply, pages) : answer(page);
  };

  app.get('/pages', (_request, reply) => reply.redirect(`/pages/${pages[0]?.moduleKey ?? ''}`));

  app.get<{ Params: { '*': string } }>('/pages/assets/*', async ({ params }, reply) => {
    const name = params['*'];
    const bytes = (await shell()).get(name);
    if (bytes === undefined) return reply.code(404).send({ error: `there is no ${name}` });
    return reply
      .type(CONTENT_TYPES[path.extname(name)] ?? 'application/octet-stream')
      .send(Buffer.from(bytes));
  });

  app.get<ModulePath>('/pages/:moduleKey', ({ params }, reply) =>
    withPage(params.moduleKey, reply, ({ title }) =>
      reply.type('text/html; charset=utf-8').send(shellHtml(title)),
    ),
  );

  app.get<ModulePath>('/pages/:moduleKey/frame', ({ params }, reply) =>
    withPage(params.moduleKey, reply, ({ moduleKey }) =>
      reply.type('text/html; charset=utf-8').send(frameHtml(moduleKey)),
    ),
  );

  app.get<ModulePath>('/pages/:moduleKey/app.js', ({ params }, reply) =>
    withPage(params.moduleKey, reply, async (page) =>
      reply.type('text/javascript; charset=utf-8').send(await appScript(host.root, page)),
    ),
  );
  return Promise.resolve();
}

/** An app that does not bundle says so in the page. */
async function appScript(root: string, { moduleKey, resourcePath }: PageModule): Promise<Buffer | string> {
  if (resourcePath === undefined || resourcePath === '')
    return failingScript(`manifest.yml gives the page ${moduleKey} no resource`);
  try {
    return Buffer.from(await bundlePage(root, resourcePath));
  } catch (error) {
    return failingScript(error instanceof Error ? error.message : String(error));
  }
}

const notThere = (reply: FastifyReply, pages: readonly PageModule[]) =>
  reply
    .code(404)
    .type('text/plain; charset=utf-8')
    .send(
      `manifest.yml has no such page. There are: ${pages.map(({ moduleKey }) => moduleKey).join(', ')}\n`,
    );

/** A failure is not kept: the next call tries again. */
function once(make: () => Promise<Assets>): () => Promise<Assets> {
  let made: Promise<Assets> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { runResolver } from '../invoke/run-resolver';
import type { ControlHost } from './control-host';
import { ControlError, readJson } from './body';

/** `POST /local/invoke/<moduleKey>/<functionKey>`: what `invoke()` on the page does. */
export function invokeRoutes(app: FastifyInstance, { state, runner }: ControlHost): void {
  app.post('/local/invoke/*', async (request, reply) => {
    const { moduleKey, functionKey, projectKey } = parseInvokeUrl(request.raw.url ?? '');
    const page = state.manifest.pages.find((each) => each.moduleKey === moduleKey);
    if (page === undefined) throw new ControlError(404, `manifest.yml has no page module ${moduleKey}`);
    const accountId = await findAccountId(request, { state, runner });
    const payload = readJson(request);
    const answer = await runResolver(state, runner, { page, functionKey, payload, accountId, projectKey });
    reply.type('application/json');
    return answer.kind === 'value'
      ? answer.json
      : reply.code(answer.status).send(JSON.stringify({ error: answer.message }));
  });
}

/** The function key is all that follows the module key: it may hold slashes, as they are or as %2F. */
function parseInvokeUrl(url: string): {
  moduleKey: string;
  functionKey: string;
  projectKey: string | undefined;
} {
  const { pathname, searchParams } = new URL(url, 'http://local.invalid');
  const [, moduleKey, functionKey] = /^\/local\/invoke\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
  if (moduleKey === undefined || functionKey === undefined)
    throw new ControlError(404, 'the URL is /local/invoke/<moduleKey>/<functionKey>');
  return {
    moduleKey: decodeURIComponent(moduleKey),
    functionKey: decodeURIComponent(functionKey),
    projectKey: searchParams.get('project') ?? undefined,
  };
}

/** Header x-local-user: an alias or an account id; without it the visitor is anonymous. */
async function findAccountId(
  { headers }: FastifyRequest,
  { state }: ControlHost,
): Promise<string | undefined> {
  const user = headers['x-local-user'];
  if (user === undefined) return undefined;
  const { people } = await state.jira.site();
  const person = people.find(({ alias, accountId }) => alias === user || accountId === user);
  if (person === undefined)
    throw new ControlError(
      400,
      `x-local-user is one of ${people.map(({ alias }) => alias).join(', ')}, or an account id`,
    );
  return person.accountId;
}

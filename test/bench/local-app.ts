/** The app on a local host, spoken to as people and scripts do. */
import * as z from 'zod';
import type { RulesView, TokenOrder } from '../../src/console/contract';
import { PLAIN_RULES } from '../support/plain-rules';
import { APP_SCOPES } from '../../src/catalogue/scopes';

const SiteSchema = z.object({ webTriggers: z.tuple([z.object({ url: z.string() })], z.unknown()) });
const IssuedSchema = z.object({ ok: z.literal(true), value: z.object({ token: z.string() }) });
const DoneSchema = z.object({ ok: z.literal(true) });

const OPEN_RULES: RulesView = {
  ...PLAIN_RULES,
  tokensPerPersonMax: 100,
  scopes: APP_SCOPES,
  siteWideTokens: true,
};

export interface LocalApp {
  /** What scripts put in front of `/rest/api/…`. */
  readonly gatewayUrl: string;
  /** Bound to project ABC. */
  issue(order: Pick<TokenOrder, 'scopes' | 'effects'>): Promise<string>;
  /** A page of the admin's list. Throws where it is refused. */
  search(search: object): Promise<unknown>;
  control(method: string, path: string, body?: unknown): Promise<unknown>;
}

/** Switches tokens on, as the admin page does. */
export async function openLocalApp(hostUrl: string): Promise<LocalApp> {
  const control = async (method: string, path: string, body?: unknown, user?: string): Promise<unknown> => {
    const response = await fetch(`${hostUrl}/local${path}`, {
      method,
      headers: user === undefined ? {} : { 'x-local-user': user },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} /local${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const change = { revision: 0, rules: OPEN_RULES };
  DoneSchema.parse(await control('POST', '/invoke/admin-page/policy/change', change, 'admin'));
  const { webTriggers } = SiteSchema.parse(await control('GET', '/site'));
  return {
    gatewayUrl: webTriggers[0].url,
    async issue(powers) {
      const order: TokenOrder = { name: 'bench', ...powers };
      const reply = await control('POST', '/invoke/project-page/token/issue?project=ABC', order, 'member');
      return IssuedSchema.parse(reply).value.token;
    },
    async search(search) {
      return DoneSchema.parse(await control('POST', '/invoke/admin-page/tokens/search', search, 'admin'));
    },
    control: (method, path, body) => control(method, path, body),
  };
}

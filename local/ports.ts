/**
 * The seams of the local host. `host` stands on a KVS and a Jira; either can be replaced (memory or file store, the small Jira or
 * a real site) without the others noticing.
 */

/** The local host's clock: real time plus an offset that `POST /local/clock` moves. Epoch milliseconds. */
export interface LocalClock {
  now(): number;
}

/** One answer of the KVS REST protocol (forge-platform.md §3.1): `body` is JSON, or absent where Forge sends none. */
export interface KvsAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Forge's hosted storage as @forge/kvs sees it. */
export interface Kvs {
  /** `path` is e.g. `/api/v1/entity/get`; `body` the parsed JSON body. Never throws: faults are answers. */
  answer(path: string, body: unknown): KvsAnswer;
  /** Everything stored, for `GET /local/kvs`. Secrets' values are shown as their length only. */
  dump(): KvsDump;
  close(): void;
}

export interface KvsDump {
  readonly values: readonly { readonly key: string; readonly value: unknown; readonly expireTime?: string }[];
  readonly secrets: readonly { readonly key: string; readonly valueBytes: number }[];
  readonly entities: readonly {
    readonly entity: string;
    readonly key: string;
    readonly value: unknown;
    readonly expireTime?: string;
  }[];
}

/** Who a call reaches Jira as. */
export type JiraCaller =
  | { readonly kind: 'app' }
  | { readonly kind: 'user'; readonly accountId: string }
  | { readonly kind: 'anonymous' };

export interface JiraRequest {
  readonly as: JiraCaller;
  /** Scopes of the app, from manifest.yml: they bound every caller. */
  readonly scopes: readonly string[];
  readonly method: string;
  /** Path with query string, exactly as it was sent. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface JiraAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The Jira under the app: the small one of local/jira, or a real site. */
export interface Jira {
  answer(request: JiraRequest): Promise<JiraAnswer>;
  /** What `GET /local/site` tells. For a real site only what can be read from it. */
  site(): Promise<JiraSite>;
}

export interface JiraSite {
  readonly cloudId: string;
  readonly siteUrl: string;
  readonly people: readonly {
    readonly accountId: string;
    readonly alias: string;
    readonly displayName: string;
    readonly active: boolean;
  }[];
  readonly projects: readonly {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly type: string;
  }[];
}

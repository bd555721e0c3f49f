/**
 * What the admin page's tab "Set-up check" is told, and a person who tries a new token. Types only. The words are the pages': here are
 * keys and small facts.
 *
 * | page    | key            | payload     | value           | may call it                             |
 * |---------|----------------|-------------|-----------------|-----------------------------------------|
 * | admin   | `set-up/start` | none        | `SetUpView`     | Jira admins (ADMINISTER, asked live)    |
 * | admin   | `set-up/read`  | none        | `SetUpView`     | Jira admins                             |
 * | project | `token/test`   | `TokenTest` | `TokenTestView` | whoever may browse it: their own tokens |
 *
 * `set-up/start` runs every probe that the app can run itself and gives curl lines for those that need somebody outside. `set-up/read`
 * gives the same findings again, with what those curl lines have found since.
 */
import type { Unreached } from './own-gateway';

export type SetUpKey =
  /** Bad: the gateway's URL answers, but not as this app. Scripts reach nothing. */
  | 'gateway-answers'
  /** Bad: the platform keeps Authorization back. No token can ever be shown; nothing works. */
  | 'authorization-arrives'
  /** Bad: a header of the caller's own does not arrive at all. Its case alone is never bad. */
  | 'headers-arrive'
  /** Bad: a path with escapes arrives neither as sent nor decoded once. Names with spaces or slashes cannot be addressed. */
  | 'path-arrives'
  /** Bad: a value is cut at its commas. JQL with a comma is refused in addresses: search by POST. */
  | 'query-arrives'
  /** Bad: UTF-8 text in a body does not arrive as sent. Whatever a script writes may be spoilt. */
  | 'body-arrives'
  /** Note: nothing tells the caller's address beyond doubt. Tokens cannot be held to addresses. */
  | 'client-address'
  /** Bad: Jira does not tell the app what somebody else may do. Every request is refused with `owner-standing-unknown`. */
  | 'standing-askable'
  /** Bad: the app's own account sees no project at all. No token finds anything. */
  | 'projects-seen'
  /** Bad: projects where the app may not edit issues (its role `atlassian-addons-project-access` lacks it). Tokens cannot write there. */
  | 'projects-editable'
  /** Bad: projects that the app may not administer. Tokens cannot change components, versions and the like there. */
  | 'projects-administered'
  /** Bad: what is written is not read back, or storage refuses. Nothing can be issued. */
  | 'storage-keeps'
  /** Bad: lists of tokens do not answer. Tokens work, the pages do not. */
  | 'storage-lists'
  /** Bad: the keys that sign tokens cannot be made or read. Nothing can be issued, every token is refused. */
  | 'secrets-kept'
  /** Bad: the installation lacks scopes that the app counts on: an admin has not consented to the newest version. */
  | 'scopes-granted'
  /** Note: Jira does not list permissions of the app's own. A rule that names their holders lets nobody pass until it does. */
  | 'permissions-listed';

/** `unknown` is never guessed away: where a curl line can tell, `curl` says which. `note`: worth knowing, and nothing is wrong by it. */
export type SetUpState = 'good' | 'bad' | 'unknown' | 'note';

/**
 * Numbers, project keys, scopes and the words below; never a sentence.
 *
 * - findings of a probe: `from` (`inside` | `outside`), `at`, and one of `path` (`raw` | `decoded` | `changed`), `query` (`whole` | `split` |
 *   `split-bare` | `changed` | `absent`), `headerCase` (`lower` | `as-sent` | `other` | `absent`), `body` (`bytes` | `text` | `base64` | `changed` |
 *   `absent`), `authorization` and `clientAddress` (booleans); or `why` (`egress` | `timeout` | `other` | `no-code` | `status`) with `status`
 * - `standing-askable`: `why` (`refused` | `no-project` | `no-answer`)
 * - `projects-seen`: `seen`, `why`
 * - `projects-editable`, `projects-administered`: `looked`, `total`, `without` (project keys), `why`
 * - `storage-…`, `secrets-kept`: `code` (the platform's), `why`
 * - `scopes-granted`: `missing` (scopes), `why`
 * - `permissions-listed`: `missing` (keys of the manifest's modules), `why`
 */
export type SetUpFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface SetUpFinding {
  readonly key: SetUpKey;
  readonly state: SetUpState;
  readonly facts: SetUpFacts;
  /** With `unknown`: the curl line that would tell. */
  readonly curl?: SetUpLeg;
}

/** `request`: query, headers, body, Bearer. `path`: escapes in the path, Basic. */
export type SetUpLeg = 'request' | 'path';

export interface SetUpCurl {
  readonly leg: SetUpLeg;
  /** For a POSIX shell, on one line. Holds no secret: its code opens the echo alone, until `curlsEndAt`. */
  readonly line: string;
}

export interface SetUpView {
  /** When the probes ran last; absent where they never did. */
  readonly startedAt?: string;
  /** One a key, in a fixed order; none where the probes never ran. */
  readonly findings: readonly SetUpFinding[];
  /** After `set-up/start` only: the codes in them are not kept. */
  readonly curls: readonly SetUpCurl[];
  readonly curlsEndAt?: string;
}

/** The token that the page was just given, while it still holds it. */
export interface TokenTest {
  readonly token: string;
}

export interface TokenTestView {
  /** True: the gateway's URL answered, whatever it said. */
  readonly reached: boolean;
  /** HTTP status of its answer; 200 means that the token works. */
  readonly status?: number;
  readonly tookMs?: number;
  /** The refusal's code, where it was one. */
  readonly code?: string;
  /** Where it was not reached. `egress`: the platform does not let the app call its own URL; try the curl line instead. */
  readonly why?: Unreached;
}

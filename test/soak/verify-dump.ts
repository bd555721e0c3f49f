/** In the end: does what is stored agree with everything that was said and seen? */
import type { KvsDump } from '../../local/ports';
import { parseUsage } from '../../src/audit/usage-record';
import { parsePolicy } from '../../src/policy/policy';
import { parseRuleBook } from '../../src/policy/project-rules';
import type { TokenRecord } from '../../src/tokens/record';
import type { Findings } from './findings';
import type { Known, SoakToken } from './known';
import { readStored, type Stored, type Told } from './stored';
import { verifyBots } from './verify-bots';
import { verifyBudgets } from './verify-budgets';
import { verifyLists } from './verify-lists';
import { verifyLives } from './verify-lives';
import { verifyVias } from './verify-vias';

export interface Ending {
  readonly dump: KvsDump;
  readonly logs: readonly string[];
  /** Locators, as the admin’s list has them in the end. */
  readonly orphans: ReadonlySet<string>;
  readonly known: Known;
  readonly findings: Findings;
  /** Request id → locator, of every change that was answered as made. */
  readonly changedBy: ReadonlyMap<string, string>;
}

export function verifyDump(ending: Ending): void {
  const rows = (entity: string) => ending.dump.entities.filter((row) => row.entity === entity);
  const { findings, known } = ending;
  const stored = readStored(ending.dump, findings);
  const { events } = stored;
  findings.count('audit events', events.length);
  verifyTokens(ending, stored);
  verifyPolicy(ending, rows('policy')[0]?.value, events);
  verifyRules(ending, rows('project-rules')[0]?.value, events);
  verifyChanges(ending, events);
  verifyUsage(ending, rows('usage'));
  verifySecrets(ending);
  verifyBudgets(known.tokens, stored, findings);
  verifyLives(stored, findings);
  verifyBots(stored, ending);
  verifyLists(stored, ending);
  verifyVias(stored, findings);
}

type Rows = readonly { readonly key: string; readonly value: unknown }[];

const timesBy = (events: readonly Told[], type: string): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const event of events)
    if (event.type === type) times.set(String(event.locator), (times.get(String(event.locator)) ?? 0) + 1);
  return times;
};

function verifyTokens({ known, findings }: Ending, { records: stored, events }: Stored): void {
  const issued = timesBy(
    [
      ...events,
      // A rotation tells of the successor; told again where it was given another secret.
      ...events
        .filter(({ type, again }) => type === 'token.rotated' && again !== true)
        .map((event) => ({ ...event, type: 'token.issued', locator: event.successor })),
    ],
    'token.issued',
  );
  const revoked = timesBy(events, 'token.revoked');
  const ours = new Map(known.tokens.map((token) => [token.locator, token]));
  findings.count('token records', stored.size);
  for (const token of known.tokens) verifyKnown(token, stored.get(token.locator), findings);
  for (const [locator, { state }] of stored) {
    const isPlanted = ours.get(locator)?.isNew === false;
    const told = issued.get(locator) ?? 0;
    if (state === 'dormant') findings.count('dormant records of interrupted orders');
    if (!isPlanted && told !== (state === 'dormant' ? 0 : 1))
      findings.violation(`${locator} is ${state} and was told of ${told} times`);
    if ((revoked.get(locator) ?? 0) > 1) findings.violation(`${locator} was revoked more than once`);
    if (!isPlanted && state === 'revoked' && revoked.get(locator) !== 1)
      findings.violation(`${locator} was revoked without an event`);
  }
}

function verifyKnown(token: SoakToken, record: TokenRecord | undefined, findings: Findings): void {
  if (!record) {
    findings.violation(`${token.locator} is gone`);
    return;
  }
  const possible = token.state.possible(performance.now(), performance.now());
  const { retiresAt } = record;
  const stored = retiresAt !== undefined && Date.now() >= retiresAt ? 'revoked' : record.state;
  if (!possible.some((state) => state === stored))
    findings.violation(
      `${token.locator} is stored as ${stored}, and was answered as ${possible.join(' or ')}`,
    );
}

function verifyPolicy({ findings }: Ending, stored: unknown, events: readonly Told[]): void {
  const policy = parsePolicy(stored);
  if (!policy) {
    findings.violation('the policy cannot be read');
    return;
  }
  const changes = events
    .filter(({ type }) => type === 'policy.changed')
    .sort((left, right) => Number(left.revision) - Number(right.revision));
  findings.count('revisions of the policy', policy.revision);
  const revisions = changes.map(({ revision }) => revision);
  const expected = Array.from({ length: policy.revision }, (_, index) => index + 1);
  if (JSON.stringify(revisions) !== JSON.stringify(expected))
    findings.violation(`revisions told of: ${revisions.join(', ')}`);
  for (const [index, change] of changes.entries()) {
    const next = changes[index + 1]?.before ?? policy.rules;
    if (JSON.stringify(sorted(change.after)) !== JSON.stringify(sorted(next)))
      findings.violation(`revision ${String(change.revision)} is not what the next began with`);
  }
}

/** Each revision of the projects' rules was told of once, and what each project's next began with is what its last said. */
function verifyRules({ findings }: Ending, stored: unknown, events: readonly Told[]): void {
  const book = parseRuleBook(stored);
  if (stored !== undefined && !book) {
    findings.violation('the rules of projects cannot be read');
    return;
  }
  const changes = events
    .filter(({ type }) => type === 'project-rule.changed')
    .sort((left, right) => Number(left.revision) - Number(right.revision));
  findings.count('revisions of projects’ rules', book?.revision ?? 0);
  if (
    changes.some(({ revision }, index) => revision !== index + 1) ||
    changes.length !== (book?.revision ?? 0)
  )
    findings.violation(`revisions of rules told of: ${changes.map(({ revision }) => revision).join(', ')}`);
  const said = new Map<unknown, string>();
  for (const { projectId, revision, before, after } of changes) {
    const begun = JSON.stringify(sorted(before));
    if ((said.get(projectId) ?? begun) !== begun)
      findings.violation(`revision ${String(revision)} of rules is not what the next began with`);
    said.set(projectId, JSON.stringify(sorted(after)));
  }
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([left], [right]) => left.localeCompare(right))
          .map(([key, one]) => [key, sorted(one)]),
      )
    : value;

/** Every change that was answered as made left its trace, under the token that made it. */
function verifyChanges({ changedBy, findings }: Ending, events: readonly Told[]): void {
  const traces = new Map<string, string>();
  for (const { type, requestId, locator } of events)
    if (type === 'request.allowed') traces.set(String(requestId), String(locator));
  findings.count('changes made', changedBy.size);
  for (const [requestId, locator] of changedBy)
    if (traces.get(requestId) !== locator) findings.violation(`a change by ${locator} left no trace`);
}

function verifyUsage({ known, findings }: Ending, rows: Rows): void {
  const calls = new Map(known.tokens.map((token) => [token.locator, token.calls]));
  for (const { key, value } of rows) {
    const usage = parseUsage(value);
    if (!usage) findings.violation(`a usage record that cannot be read: ${key}`);
    const counted = usage?.days.reduce((sum, day) => sum + day.calls, 0) ?? 0;
    findings.count('calls counted in storage', counted);
    if (counted > (calls.get(key) ?? 0)) findings.violation(`${key} was counted more often than called`);
  }
}

const SECRET_LENGTH = 43;
/** Of a required header's value that the app has drawn. */
const HEADER_LENGTH = 32;

/** No secret, no name and no address of a person in anything that is kept. */
function verifySecrets({ dump, logs, known, findings }: Ending): void {
  const scan = scannerOf(known, findings);
  for (const { key, value } of [...dump.entities, ...dump.values])
    scan(`storage (${key})`, `${key} ${JSON.stringify(value)}`);
  for (const line of logs) scan('a log line', line);
}

/** Log lines of a while ago: what was secret in them is known by now. */
export function verifyLogs(logs: readonly string[], { known, findings }: Pick<Ending, 'known' | 'findings'>) {
  const scan = scannerOf(known, findings);
  for (const line of logs) scan('a log line', line);
}

function scannerOf(known: Known, findings: Findings): (where: string, text: string) => void {
  const secrets = new Set(known.tokens.map(({ text }) => text.slice(21, 21 + SECRET_LENGTH)));
  const headers = new Set(known.tokens.flatMap(({ limits }) => limits?.header?.value ?? []));
  return (where, text) => {
    if (/Zebediah|@example\.|stj_[0-9A-Za-z]{12,}_/.test(text))
      findings.violation(`${where} holds a name, an address or a token`);
    for (const [run] of text.matchAll(/[0-9A-Za-z]{32,}/g))
      if (hasAny(run, secrets, SECRET_LENGTH) || hasAny(run, headers, HEADER_LENGTH))
        findings.violation(`${where} holds a secret`);
  };
}

function hasAny(run: string, secrets: ReadonlySet<string>, length: number): boolean {
  for (let at = 0; at + length <= run.length; at += 1)
    if (secrets.has(run.slice(at, at + length))) return true;
  return false;
}

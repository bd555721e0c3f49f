/** Jira, with somebody beside it who holds every call against what the soak knows. */
import type { Jira, JiraRequest } from '../../local/ports';
import { PROJECT_IDS } from '../../local/jira/seed/demo-site';
import type { Findings } from './findings';
import { spanOf, type Flights, type Flight } from './flights';
import type { Known } from './known';

export interface Watch {
  readonly flights: Flights;
  readonly known: Known;
  readonly findings: Findings;
}

/** `watch` is asked at every call: what is seen before there is one is nobody's. */
export const watchedJira = (jira: Jira, watch: () => Watch | undefined): Jira => ({
  site: () => jira.site(),
  answer(request) {
    const watching = watch();
    if (watching && request.as.kind === 'app') judge(request, watching);
    return jira.answer(request);
  },
});

/** The app's own questions, none of which changes anything. */
const QUESTIONS = [
  'POST /rest/api/3/permissions/check',
  'POST /rest/api/3/issue/bulkfetch',
  'POST /rest/api/3/search/jql',
];

function judge(request: JiraRequest, { flights, known, findings }: Watch): void {
  const marker = /x-soak-(\d+)/.exec(request.headers['accept-language'] ?? '')?.[1];
  const [path = ''] = request.path.split('?');
  if (marker === undefined) {
    const isQuestion = request.method === 'GET' || QUESTIONS.includes(`${request.method} ${path}`);
    findings.count('Jira calls of the app itself');
    if (!isQuestion) findings.violation(`the app did ${request.method} ${path} on its own`);
    return;
  }
  findings.count('Jira calls let through');
  const flight = flights.find(Number(marker));
  if (!flight) {
    findings.violation(`${request.method} ${path} of a request that is over`);
    return;
  }
  flight.forwarded += 1;
  const faults = [...faultsOf(request, path, flight, known), ...spendOf(flight, flights)];
  for (const fault of faults)
    findings.violation(`${fault}: ${request.method} ${path} by ${flight.token?.locator ?? 'no token'}`);
}

/** Whatever comes to Jira is spent, whether it should have come or not. */
function spendOf(flight: Flight, flights: Flights): readonly string[] {
  const { token, wish, wallStartedAt } = flight;
  const beyond = token?.limits?.purse?.spend({
    isWrite: wish.effect !== 'read',
    ...{ from: wallStartedAt, to: Date.now() },
    containers: flights.containersOf(flight),
  });
  return (beyond ?? []).map((budget) => `let through beyond ${budget}`);
}

function faultsOf(request: JiraRequest, path: string, flight: Flight, known: Known): readonly string[] {
  const { token, wish } = flight;
  if (!token) return ['let through without a token'];
  const span = spanOf(flight);
  return [
    ...(flight.forwarded > 1 ? ['let through twice'] : []),
    ...(request.method === flight.method && path === flight.path ? [] : ['not what was asked']),
    ...(known.mayBeAsked(token, wish, span)
      ? []
      : [`let through although nothing allowed it (${wish.effect}; ${known.describe(token, span)})`]),
    ...(flight.isSearch && token.projects !== 'site' && !isConfined(request.body, token.projects)
      ? ['a search that is not confined']
      : []),
    ...(wish.header !== undefined && Object.values(request.headers).some((value) => value === wish.header)
      ? ['with the header that the token requires']
      : []),
  ];
}

function isConfined(body: string | undefined, projects: readonly (keyof typeof PROJECT_IDS)[]): boolean {
  const named = /AND project in \(([^)]*)\)/.exec(body ?? '')?.[1]?.split(/,\s*/) ?? [];
  const own: readonly string[] = projects.map((key) => PROJECT_IDS[key]);
  return named.length > 0 && named.every((id) => own.includes(id));
}

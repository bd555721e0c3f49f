/** What the app asks Jira for itself, and what only reads. Paths as they are sent. */
import type { JiraCall } from '../../../local/host/records';

type Heard = Pick<JiraCall, 'method' | 'path'>;

const OWN: readonly RegExp[] = [
  /^GET \/rest\/api\/3\/issue\/[^/?]+\?fields=(?:project|subtasks)$/,
  /^POST \/rest\/api\/3\/issue\/bulkfetch$/,
  /^GET \/rest\/api\/3\/user\?accountId=[\w%.-]+$/,
  /^POST \/rest\/api\/3\/permissions\/check$/,
  /^GET \/rest\/api\/3\/(?:project|version|component|issueLink)\/[^/?]+$/,
  /^POST \/rest\/api\/3\/(?:comment|worklog)\/list$/,
  /^GET \/rest\/api\/3\/(?:field|project)$/,
  /^GET \/rest\/agile\/1\.0\/board\/\d+\/project\?maxResults=50$/,
  /^GET \/rest\/agile\/1\.0\/sprint\/\d+$/,
  /^GET \/rest\/servicedeskapi\/servicedesk\/[^/?]+$/,
  /^GET \/rest\/api\/3\/search\/jql\?jql=(?:project\+(?:not\+)?in\+%28[\d%C+]+%29\+AND\+)?level\+is\+not\+EMPTY&fields=id&maxResults=1000$/,
];

const READ_BY_POST: readonly RegExp[] = [
  /^POST \/rest\/api\/[23]\/search(?:\/jql|\/approximate-count)?$/,
  /^POST \/rest\/api\/[23]\/(?:issue|changelog)\/bulkfetch$/,
  /^POST \/rest\/api\/[23]\/issue\/[^/?]+\/changelog\/list$/,
  /^POST \/rest\/api\/[23]\/(?:comment|worklog)\/list(?:\?.*)?$/,
  /^POST \/rest\/api\/[23]\/issue\/watching$/,
  /^POST \/rest\/api\/[23]\/jql\/match$/,
  /^POST \/rest\/api\/[23]\/permissions\/(?:check|project)$/,
];

const isAmong = (patterns: readonly RegExp[], { method, path }: Heard): boolean =>
  patterns.some((pattern) => pattern.test(`${method} ${path}`));

export const isOwnQuestion = (call: Heard): boolean => isAmong(OWN, call);

/** Changes nothing, whoever asks. `updateHistory` marks an issue as viewed. */
export const isRead = (call: Heard): boolean =>
  call.method === 'GET' ? !/[?&]updateHistory=true/i.test(call.path) : isAmong(READ_BY_POST, call);

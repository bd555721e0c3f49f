import { personBean } from '../beans/person-bean';
import { url, type Call, type Route } from '../call';
import { formatTime } from '../dates';
import { isAdmin } from '../permissions';
import { json, notAuthenticated, type Reply } from '../reply';
import { getRecord } from '../site';
import { members, open, row } from './route';

const BUILT_AT = '2026-06-10T00:00:00.000+0000';

const serverInfo = (call: Call): Reply =>
  json({
    baseUrl: call.site.siteUrl,
    displayUrl: call.site.siteUrl,
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_000,
    buildDate: BUILT_AT,
    serverTime: formatTime(call.now),
    scmInfo: 'local',
    serverTitle: 'Jira',
    defaultLocale: { locale: 'en_US' },
    serverTimeZone: 'Etc/UTC',
  });

/** `expand=groups,applicationRoles` lists what the account is in; without it Jira tells only how many. */
function myself(call: Call): Reply {
  const person = call.actor.person;
  if (person === undefined) return notAuthenticated;
  const expand = call.query.list('expand');
  const groups = person.groupIds.map((id) => getRecord(call.site.groups, id));
  const items = groups.map((group) => ({
    name: group.name,
    groupId: group.id,
    self: url(call, `group?groupId=${group.id}`),
  }));
  return json({
    ...personBean(call, person),
    locale: 'en_US',
    groups: { size: groups.length, items: expand.includes('groups') ? items : [] },
    applicationRoles: { size: 1, items: [] },
    expand: 'groups,applicationRoles',
  });
}

const configuration = (call: Call): Reply =>
  json({
    votingEnabled: true,
    watchingEnabled: true,
    unassignedIssuesAllowed: true,
    subTasksEnabled: true,
    issueLinkingEnabled: true,
    timeTrackingEnabled: true,
    attachmentsEnabled: true,
    ...(isAdmin(call.site, call.actor)
      ? {
          timeTrackingConfiguration: {
            workingHoursPerDay: 8,
            workingDaysPerWeek: 5,
            timeFormat: 'pretty',
            defaultUnit: 'minute',
          },
        }
      : {}),
  });

const describeServiceDesk = (call: Call): Reply =>
  json({
    version: '1001.0.0-SNAPSHOT',
    platformVersion: '1001.0.0-SNAPSHOT',
    buildDate: {
      iso8601: '2026-06-10T00:00:00+0000',
      epochMillis: Date.parse('2026-06-10T00:00:00Z'),
      friendly: '10/Jun/26',
      jira: BUILT_AT,
    },
    buildChangeSet: 'local',
    isLicensedForUse: true,
    _links: { self: `${call.site.siteUrl}/rest/servicedeskapi/info` },
  });

/** The site itself and the caller. */
export const SITE_ROUTES: readonly Route[] = [
  row('platform', 'GET', 'serverInfo', { scopes: [], anonymous: true, respond: serverInfo }),
  members('GET', 'myself', 'read:jira-user', myself),
  members('GET', 'configuration', 'read:jira-user', configuration),
  open('GET', 'attachment/meta', 'read:jira-work', () => json({ enabled: true, uploadLimit: 1_073_741_824 })),
  row('jsm', 'GET', 'info', { scopes: [], anonymous: true, respond: describeServiceDesk }),
];

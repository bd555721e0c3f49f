/** What a scope is about, in the order in which pages show them. */
export const SCOPE_FAMILIES = [
  'everything',
  'issues',
  'comments',
  'worklogs',
  'attachments',
  'links',
  'search',
  'boards',
  'projects',
  'versions',
  'people',
  'dashboards',
  'service',
  'fields',
  'workflows',
  'permissions',
  'site',
  'development',
] as const;
export type ScopeFamily = (typeof SCOPE_FAMILIES)[number];

/** The first that matches the resource, the middle part of a scope's name. */
const BY_RESOURCE: readonly (readonly [RegExp, ScopeFamily])[] = [
  [/^comment/, 'comments'],
  [/^issue-worklog|^issue\.time-tracking/, 'worklogs'],
  [/^attachment/, 'attachments'],
  [/^issue-link|^issue\.remote-link|^issue\.vote|^issue\.watcher/, 'links'],
  [/^jql|^filter|^label|^jira-expressions/, 'search'],
  [/^issue-type|^workflow|^status|^resolution|^priority|^issue-status/, 'workflows'],
  [/^issue-security|^permission|^notification|^audit-log|^redact/, 'permissions'],
  [/^issue/, 'issues'],
  [/^project-version|^project\.component/, 'versions'],
  [/^project-role/, 'permissions'],
  [/^project/, 'projects'],
  [/^user|^group|^email-address|^application-role|^avatar/, 'people'],
  [/^dashboard/, 'dashboards'],
  [/^field|^screen|^custom-field/, 'fields'],
  [/^build-info|^deployment-info|^dev-info|^feature-flag-info|^remote-link-info/, 'development'],
  [/^app-data|^async-task|^instance-configuration|^license|^webhook|^user-configuration/, 'site'],
];

const CLASSIC: Readonly<Record<string, ScopeFamily>> = {
  'read:jira-work': 'everything',
  'write:jira-work': 'everything',
  'read:jira-user': 'people',
  'manage:jira-project': 'projects',
  'manage:jira-configuration': 'site',
  'manage:jira-webhook': 'site',
  'read:servicedesk-request': 'service',
  'write:servicedesk-request': 'service',
  'manage:servicedesk-customer': 'service',
};

/** The family of one of Jira's scopes; `site` where nothing says more. */
export function scopeFamilyOf(scope: string): ScopeFamily {
  const [, resource = '', product] = scope.split(':');
  const classic = CLASSIC[scope];
  if (classic) return classic;
  if (product === 'jira-service-management') return 'service';
  if (product === 'jira-software')
    return (
      BY_RESOURCE.find(([form, family]) => family === 'development' && form.test(resource))?.[1] ?? 'boards'
    );
  return BY_RESOURCE.find(([form]) => form.test(resource))?.[1] ?? 'site';
}

/** Where an operation that names its project or issue in the path can name further ones elsewhere. */

/** In the body: operation → what it can name there. */
export const BODY_NAMES_MORE: Readonly<Record<string, string>> = {
  'PUT issue/{issueIdOrKey}':
    'fields.parent, update.issuelinks, and fields that hold a version, component or issue',
  'POST issue/{issueIdOrKey}/transitions': 'update.issuelinks, fields.parent',
  'POST issue/{issueIdOrKey}/worklog/move': 'the issue that receives the worklogs',
  'DELETE issue/{issueIdOrKey}/worklog': 'worklog ids, which are of the whole site',
  'PUT project/{projectIdOrKey}': 'another key; schemes and a category that other projects share',
  'PUT project/{projectIdOrKey}/avatar': 'an avatar, perhaps of another project',
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/attachment':
    'temporary files, uploaded to any service desk',
};

/** Query parameters that name a project, issue, version, board or list of them (or a source beyond the project: Compass), on an operation that a project-bound token may call. */
export const QUERY_NAMES_MORE =
  /^(current)?(project|issue|version|component|board|filter|sprint|epic|servicedesk)(s|uuid|id|ids|key|keys|idorkey|keyorid|idsorkeys)?$|jql|^move.*To$|^componentSource$/i;

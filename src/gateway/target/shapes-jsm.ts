import type { OperationShape, Shape } from './shape';

/**
 * Left out: `raiseOnBehalfOf` acts for somebody else; `form` sets fields of the issue by questions that do not say which.
 */
const REQUEST: Shape = {
  serviceDeskId: 'service-desk',
  requestTypeId: 'plain',
  requestFieldValues: 'issue-fields',
  requestParticipants: 'plain',
  isAdfRequest: 'plain',
};
const PEOPLE: Shape = { accountIds: 'plain', usernames: 'plain' };
/** Organizations are the site's. */
const ORGANIZATION: Shape = { organizationId: 'plain', serviceDeskId: 'service-desk' };

/** Service management. A service desk cannot be put in where it is absent: a token knows its projects, not their service desks. */
export const JSM_SHAPES: Readonly<Record<string, OperationShape>> = {
  'GET /rest/servicedeskapi/request': { query: { serviceDeskId: 'service-desk' } },
  'POST /rest/servicedeskapi/request': { body: REQUEST },
  'POST /rest/servicedeskapi/request/validate': { body: REQUEST },
  // Left out: temporary files, which may have been uploaded to any service desk (and come by no way through this gateway).
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/attachment': {
    body: { additionalComment: 'new-comment', public: 'plain' },
  },
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/transition': {
    body: { id: 'plain', additionalComment: 'new-comment' },
  },
  'GET /rest/servicedeskapi/requesttype': { query: { serviceDeskId: ['service-desk'] } },

  'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer': { body: PEOPLE },
  'DELETE /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer': { body: PEOPLE },
  'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer/invite': {
    body: { displayName: 'plain', email: 'plain' },
  },
  'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/organization': { body: ORGANIZATION },
  'DELETE /rest/servicedeskapi/servicedesk/{serviceDeskId}/organization': { body: ORGANIZATION },
  'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype': {
    body: { name: 'plain', description: 'plain', helpText: 'plain', issueTypeId: 'plain' },
  },
  'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/permissions/check': {
    body: { accountId: 'plain', permissions: 'plain', requestTypeIds: 'plain' },
  },
};

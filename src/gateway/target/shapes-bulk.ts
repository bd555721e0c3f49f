import type { OperationShape } from './shape';

/** Bulk operations on issues. */
export const BULK_SHAPES: Readonly<Record<string, OperationShape>> = {
  'POST /rest/api/3/bulk/issues/delete': {
    body: { selectedIssueIdsOrKeys: ['issue'], sendBulkNotification: 'plain' },
  },
  'GET /rest/api/3/bulk/issues/fields': { query: { issueIdsOrKeys: ['issue'] } },
  'POST /rest/api/3/bulk/issues/fields': {
    body: {
      selectedIssueIdsOrKeys: ['issue'],
      selectedActions: 'field-ids',
      editedFieldsInput: 'bulk-edits',
      sendBulkNotification: 'plain',
    },
  },
  'POST /rest/api/3/bulk/issues/move': {
    body: { targetToSourcesMapping: 'move-mapping', sendBulkNotification: 'plain' },
  },
  'GET /rest/api/3/bulk/issues/transition': { query: { issueIdsOrKeys: ['issue'] } },
  'POST /rest/api/3/bulk/issues/transition': {
    body: {
      bulkTransitionInputs: [{ selectedIssueIdsOrKeys: ['issue'], transitionId: 'plain' }],
      sendBulkNotification: 'plain',
    },
  },
  'POST /rest/api/3/bulk/issues/unwatch': { body: { selectedIssueIdsOrKeys: ['issue'] } },
  'POST /rest/api/3/bulk/issues/watch': { body: { selectedIssueIdsOrKeys: ['issue'] } },
};

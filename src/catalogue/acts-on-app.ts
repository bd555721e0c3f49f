import type { Operation } from './operation';

/**
 * Operations that act on the calling app itself: its properties, modules, fields, rules and webhooks (a webhook sends data to any
 * URL). Behind the gateway the calling app is the gateway, so what they touch is ours and no token's.
 */
const APP_ROOTS: readonly string[] = [
  '/rest/forge/',
  '/rest/atlassian-connect/',
  '/rest/api/3/app/',
  '/rest/api/3/forge/',
  '/rest/api/3/jql/function/computation',
  '/rest/api/3/uiModifications',
  '/rest/api/3/webhook',
  '/rest/api/3/workflow/rule/config',
];

/** Whether the operation acts on the app that calls it, whoever asked the app to. */
export const actsOnApp = ({ template }: Pick<Operation, 'template'>): boolean =>
  APP_ROOTS.some((root) => template.startsWith(root));

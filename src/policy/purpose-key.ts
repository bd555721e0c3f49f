/** Ready sets of powers by name; `custom`: none of them. */
export const PURPOSE_KEYS = ['report', 'create-issues', 'comment-bot', 'sync', 'custom'] as const;
export type PurposeKey = (typeof PURPOSE_KEYS)[number];

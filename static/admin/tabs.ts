/** The admin page's tabs, in their order. */
export const TABS = ['overview', 'policy', 'tokens', 'orders', 'audit', 'set-up'] as const;
export type TabKey = (typeof TABS)[number];

export const tabAt = (index: number): TabKey => TABS[index] ?? 'overview';

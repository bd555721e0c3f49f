/** Atlassian's tokens in the terms of recharts. */
export const AXIS_TEXT = { fill: 'var(--ds-text-subtle)', fontSize: 12 } as const;

export const TOOLTIP = {
  isAnimationActive: false,
  cursor: { fill: 'var(--ds-background-neutral)', stroke: 'var(--ds-border)' },
  contentStyle: {
    border: 'none',
    borderRadius: 3,
    background: 'var(--ds-surface-overlay)',
    boxShadow: 'var(--ds-shadow-overlay)',
  },
  itemStyle: { color: 'var(--ds-text)' },
  labelStyle: { color: 'var(--ds-text-subtle)' },
} as const;

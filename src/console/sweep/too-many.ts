/** Fewer than this may be gone at once whatever the share. */
const FEW = 10;
const SHARE = 0.2;

/** More gone than people and projects go: it is rather Jira that leaves them out, and nothing final may rest on it. */
export const tooManyAtOnce = (gone: number, known: number): boolean => gone > Math.max(FEW, known * SHARE);

/** The way through pages that only lead forwards: the cursor of each page that was opened, but the first. Pure. */
export type PageStack = readonly string[];

export const FIRST_PAGE: PageStack = [];
export const forward = (stack: PageStack, cursor: string): PageStack => [...stack, cursor];
export const backward = (stack: PageStack): PageStack => stack.slice(0, -1);

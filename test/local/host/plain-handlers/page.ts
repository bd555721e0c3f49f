export const handle = (): object => ({});

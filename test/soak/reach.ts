/** As fetch. A kept connection may be given up by the host in the very moment in which it is used again: then nobody knows what came of it. */
export const reach = (url: string, init: RequestInit): Promise<Response | 'unreachable'> =>
  fetch(url, init).catch((error: unknown) => {
    if (error instanceof TypeError) return 'unreachable' as const;
    throw error;
  });

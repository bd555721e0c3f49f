/** A picture of somebody's initials, as Jira draws it for people without one. Pure; white on these is 4.5:1 at least. */
const COLOURS = ['#1558BC', '#5E4DB2', '#216E4E', '#A54800', '#943D73', '#206A83'] as const;

export function avatarUrl(name: string): string {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" fill="${
    COLOURS[name.length % COLOURS.length] ?? COLOURS[0]
  }"/><text x="12" y="16" text-anchor="middle" fill="#fff" font-family="sans-serif" font-size="10">${initialsOf(name)}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}

/** Letters only: they go into markup. */
const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? [])
    .slice(0, 2)
    .join('')
    .toUpperCase();

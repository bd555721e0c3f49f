import type { SiteOverview } from './site-overview';

/** The front page: plain HTML, nothing to build, nothing to load. */
export function indexPage({ siteUrl, people, pages, webTriggers, now }: SiteOverview): string {
  const pageRows = pages.map(
    ({ url, title, moduleKey }) =>
      `<li><a href="${escape(url)}">${escape(title)}</a> <code>${escape(moduleKey)}</code></li>`,
  );
  const peopleRows = people.map(
    ({ alias, displayName, accountId, active }) =>
      `<tr><td>${escape(alias)}</td><td>${escape(displayName)}</td><td><code>${escape(accountId)}</code></td><td>${active ? 'active' : 'deactivated'}</td></tr>`,
  );
  const triggerRows = webTriggers.map(
    ({ moduleKey, url }) => `<li>${escape(moduleKey)}: <code>${escape(url)}</code></li>`,
  );
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Local host</title>
<style>body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}td,th{padding:.2rem 1rem .2rem 0;text-align:left}code{word-break:break-all}</style>
<h1>Local host</h1>
<p>The app runs here unchanged, on a stand-in for Forge and the Jira site <code>${escape(siteUrl)}</code>. It is ${escape(now)}.</p>
<h2>Pages</h2><ul>${pageRows.join('')}</ul>
<h2>Web triggers</h2><ul>${triggerRows.join('')}</ul>
<h2>People</h2><table><tr><th>alias</th><th>name</th><th>account id</th><th></th></tr>${peopleRows.join('')}</table>
<p>Everything else this host can do is in <code>local/README.md</code>.</p>
</html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (found) => ENTITIES[found] ?? found);

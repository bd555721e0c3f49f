/** Entry of the shell: reads the site and shows the page that the URL names. */
import '@atlaskit/css-reset';
import './shell.css';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags';
import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import { themeOf } from './context';
import { faults } from './faults';
import { parsePlace } from './place';
import { Shell } from './shell';
import { readSite } from './site';

// Without a resolver Atlaskit warns about a feature flag client that is Atlassian's own.
setBooleanFeatureFlagResolver(() => false);

async function start(root: HTMLElement): Promise<void> {
  const place = parsePlace(location);
  await setGlobalTheme(themeOf(place));
  const site = await readSite();
  createRoot(root).render(<Shell site={site} place={place} />);
}

const root = document.getElementById('root');
if (root !== null)
  start(root).catch((error: unknown) => {
    faults.report(String(error));
    root.textContent = `The local host does not answer: ${String(error)}`;
  });

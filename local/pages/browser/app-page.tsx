import React, { useEffect, useState } from 'react';
import Spinner from '@atlaskit/spinner';
import { BRIDGE_NAME } from '../bridge-name';
import { createBridge, type Bridge, type BridgeHost, type FlagOrder } from './bridge';
import { pageContext, type Scene } from './context';
import { draw } from './draw';
import { faults } from './faults';
import { Flags } from './flags';
import type { ForgeDoc } from './forge-doc';
import { createPageEvents } from './page-events';
import { createPageHistory } from './page-history';
import { findUrl, type Destination } from './page-router';
import { invoke } from './site';

declare global {
  interface Window {
    [BRIDGE_NAME]?: Bridge;
  }
}

/** Runs the app's page in its hidden frame and draws what it sends. */
export const AppPage = ({ scene }: { readonly scene: Scene }) => {
  const [doc, setDoc] = useState<ForgeDoc>();
  const [flags, setFlags] = useState<readonly FlagOrder[]>([]);
  const closeFlag = (id: FlagOrder['id']) => setFlags((shown) => shown.filter((flag) => flag.id !== id));

  useEffect(() => {
    window[BRIDGE_NAME] = createBridge({
      ...placeCommands(scene),
      events: createPageEvents(),
      onReconcile: setDoc,
      invoke: (functionKey, payload) => invokeIn(scene, functionKey, payload),
      getContext: () => pageContext(scene, surroundings()),
      showFlag: (flag) => setFlags((shown) => [...shown.filter(({ id }) => id !== flag.id), flag]),
      closeFlag,
    });
    const frame = openFrame(scene.page.moduleKey);
    return () => frame.remove();
  }, [scene]);

  return (
    <>
      {doc === undefined ? <Spinner label="Loading the app" /> : draw(doc)}
      <Flags flags={flags} onDismissed={closeFlag} />
    </>
  );
};

function openFrame(moduleKey: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'The app’s code';
  frame.src = `/pages/${encodeURIComponent(moduleKey)}/frame`;
  document.body.append(frame);
  return frame;
}

const surroundings = () => ({
  language: navigator.language,
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  url: location.href,
  surfaceColor: getComputedStyle(document.documentElement).getPropertyValue('--ds-surface'),
});

type PlaceCommands = Pick<
  BridgeHost,
  'navigate' | 'findUrl' | 'createHistory' | 'reload' | 'changeWindowTitle'
>;

/** Commands that act on the browser's window. */
function placeCommands({ site, place }: Scene): PlaceCommands {
  const find = (destination: Destination): string | undefined => {
    const url = findUrl(destination, { place, origin: location.origin, siteUrl: site.siteUrl });
    if (url === undefined)
      faults.report(`the target ${destination.target ?? 'without a name'} is not in Jira`);
    return url;
  };
  return {
    findUrl: find,
    navigate: (destination, type) => {
      const url = find(destination);
      if (url === undefined) return;
      // What is not of this host must not take its place.
      if (type === 'new-tab' || !url.startsWith(location.origin)) window.open(url, '_blank', 'noopener');
      else go(url);
    },
    createHistory: () => createPageHistory(window),
    reload: () => location.reload(),
    changeWindowTitle: (title) => {
      document.title = title;
    },
  };
}

/** Another hash alone would not load the page of another module anew. */
function go(url: string): void {
  const isSamePage = url.split('#')[0] === location.href.split('#')[0];
  location.assign(url);
  if (isSamePage) location.reload();
}

const invokeIn = (
  { page, person, project }: Scene,
  functionKey: string,
  payload: unknown,
): Promise<unknown> =>
  invoke({
    moduleKey: page.moduleKey,
    functionKey,
    payload,
    accountId: person?.accountId,
    projectKey: project?.key,
  });

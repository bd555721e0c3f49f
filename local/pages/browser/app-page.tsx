import React, { useEffect, useState } from 'react';
import Flag, { AutoDismissFlag } from '@atlaskit/flag';
import { FlagGroup } from '@atlaskit/flag/flag-group';
import Spinner from '@atlaskit/spinner';
import { BRIDGE_NAME } from '../bridge-name';
import { createBridge, type Bridge, type FlagOrder } from './bridge';
import { pageContext, type Scene } from './context';
import { draw } from './draw';
import type { ForgeDoc } from './forge-doc';
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
  const closeFlag = (id: string) => setFlags((shown) => shown.filter((flag) => flag.id !== id));

  useEffect(() => {
    window[BRIDGE_NAME] = createBridge({
      onReconcile: setDoc,
      invoke: (functionKey, payload) => invokeIn(scene, functionKey, payload),
      getContext: () => pageContext(scene),
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

interface FlagsProps {
  readonly flags: readonly FlagOrder[];
  readonly onDismissed: (id: string) => void;
}

const Flags = ({ flags, onDismissed }: FlagsProps) => (
  <FlagGroup onDismissed={(id) => onDismissed(String(id))}>
    {flags.map(({ id, title = '', description, type = 'info', isAutoDismiss }) => {
      const props = { id, title, description, appearance: type };
      return isAutoDismiss === true ? <AutoDismissFlag key={id} {...props} /> : <Flag key={id} {...props} />;
    })}
  </FlagGroup>
);

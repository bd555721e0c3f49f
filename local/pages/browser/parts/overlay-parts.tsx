import React from 'react';
import { Popup as AtlaskitPopup } from '@atlaskit/popup';
import AtlaskitTooltip from '@atlaskit/tooltip';
import type { PopupProps, TooltipProps } from '@forge/react';
import type { Callback, ForgeDoc } from '../forge-doc';
import { part, pickProps, type PartProps } from '../part';
import { TriggerContext } from '../trigger';

type Hint = Pick<TooltipProps, 'delay' | 'mousePosition' | 'position' | 'testId' | 'truncate'> & {
  /** Text only: UI Kit does not reconcile elements in props. */
  readonly content: string;
};

export const Tooltip = part<Hint>(
  ['content', 'delay', 'mousePosition', 'position', 'testId', 'truncate'],
  AtlaskitTooltip,
);

type Given = Omit<PopupProps, 'content' | 'trigger' | 'onClose' | 'boundary'> & {
  readonly onClose?: Callback;
};

const NAMES = [
  'autoFocus',
  'boundary',
  'fallbackPlacements',
  'id',
  'isOpen',
  'label',
  'onClose',
  'placement',
  'role',
  'rootBoundary',
  'shouldDisableFocusLock',
  'shouldFitContainer',
  'shouldFlip',
  'shouldRenderToParent',
  'shouldUseCaptureOnOutsideClick',
  'strategy',
  'testId',
  'titleId',
] as const;

/** @forge/react calls `content` and `trigger` itself and sends what they gave as children. Each prop is sent, given or not. */
export const Popup = ({ doc, draw }: PartProps) => {
  const { onClose, ...given } = pickProps<Given & { readonly boundary?: 'clippingParents' }>(doc, NAMES);
  const props = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const drawn = (name: 'content' | 'trigger') => <>{wrapped(doc, name).map(draw)}</>;
  return (
    <AtlaskitPopup
      {...(props as Pick<Given, 'isOpen'>)}
      onClose={() => void onClose?.()}
      content={() => drawn('content')}
      trigger={({ ref, ...attributes }) => (
        <TriggerContext.Provider value={attributes}>
          <span className="trigger" ref={ref}>
            {drawn('trigger')}
          </span>
        </TriggerContext.Provider>
      )}
    />
  );
};

const wrapped = ({ children }: ForgeDoc, name: string): readonly ForgeDoc[] =>
  children.find(({ type, props }) => type === 'ContentWrapper' && props['name'] === name)?.children ?? [];

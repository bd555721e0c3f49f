import React from 'react';
import Flag, { AutoDismissFlag } from '@atlaskit/flag';
import { FlagGroup } from '@atlaskit/flag/flag-group';
import StatusErrorIcon from '@atlaskit/icon/core/status-error';
import StatusInformationIcon from '@atlaskit/icon/core/status-information';
import StatusSuccessIcon from '@atlaskit/icon/core/status-success';
import StatusWarningIcon from '@atlaskit/icon/core/status-warning';
import type { FlagOrder } from './bridge';

const ICONS = {
  info: <StatusInformationIcon label="Information" color="var(--ds-icon-information)" />,
  success: <StatusSuccessIcon label="Success" color="var(--ds-icon-success)" />,
  warning: <StatusWarningIcon label="Warning" color="var(--ds-icon-warning)" />,
  error: <StatusErrorIcon label="Error" color="var(--ds-icon-danger)" />,
} as const;

interface FlagsProps {
  readonly flags: readonly FlagOrder[];
  readonly onDismissed: (id: FlagOrder['id']) => void;
}

/** The flags of `showFlag`, newest in front, as Jira shows them. */
export const Flags = ({ flags, onDismissed }: FlagsProps) => (
  <FlagGroup shouldRenderToParent onDismissed={(id) => onDismissed(id)}>
    {[...flags].reverse().map((flag) => {
      const props = propsOf(flag);
      return flag.isAutoDismiss === true ? (
        <AutoDismissFlag key={flag.id} {...props} />
      ) : (
        <Flag key={flag.id} {...props} />
      );
    })}
  </FlagGroup>
);

/** With `appearance` a flag is bold; otherwise `type` gives its icon only. */
const propsOf = ({ id, title = '', description, type = 'info', appearance, actions = [] }: FlagOrder) => ({
  id,
  title,
  description,
  ...(appearance === undefined ? { icon: ICONS[type] } : { appearance }),
  actions: actions.map(({ text, onClick }) => ({ content: text, onClick: () => void onClick() })),
});

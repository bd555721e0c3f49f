import React from 'react';
import AtlaskitEmptyState from '@atlaskit/empty-state';
import { Stack } from '@atlaskit/primitives/compiled';
import AtlaskitSectionMessage, {
  SectionMessageAction as AtlaskitSectionMessageAction,
} from '@atlaskit/section-message';
import AtlaskitSpinner from '@atlaskit/spinner';
import type {
  EmptyStateProps,
  SectionMessageActionProps,
  SectionMessageProps,
  SpinnerProps,
} from '@forge/react';
import type { ForgeDoc } from '../forge-doc';
import { heard, leaf, part, pickProps, type Heard, type PartProps } from '../part';

type Message = Pick<SectionMessageProps, 'appearance' | 'testId'> & {
  readonly title?: string;
  readonly actions?: ForgeDoc | readonly ForgeDoc[];
};

/** `actions` are elements in a prop, as Atlassian documents it. */
export const SectionMessage = ({ doc, draw }: PartProps) => {
  const {
    title,
    actions = [],
    ...rest
  } = pickProps<Message>(doc, ['actions', 'appearance', 'title', 'testId']);
  return (
    <AtlaskitSectionMessage
      {...rest}
      {...(title === undefined ? {} : { title })}
      actions={[actions].flat().map((action) => (
        <React.Fragment key={action.key}>{draw(action)}</React.Fragment>
      ))}
    >
      <Stack space="space.100">{doc.children.map(draw)}</Stack>
    </AtlaskitSectionMessage>
  );
};

export const SectionMessageAction = part<Heard<Omit<SectionMessageActionProps, 'children'>, 'onClick'>>(
  ['href', 'onClick', 'testId'],
  ({ onClick, ...rest }) => (
    <AtlaskitSectionMessageAction {...rest} {...(onClick === undefined ? {} : { onClick: heard(onClick) })} />
  ),
);

export const Spinner = leaf<SpinnerProps>(
  ['appearance', 'delay', 'label', 'size', 'testId'],
  AtlaskitSpinner,
);

type Empty = Pick<
  EmptyStateProps,
  'buttonGroupLabel' | 'header' | 'headingLevel' | 'isLoading' | 'width' | 'testId'
> & {
  readonly description?: string | ForgeDoc;
  readonly primaryAction?: ForgeDoc;
  readonly secondaryAction?: ForgeDoc;
  readonly tertiaryAction?: ForgeDoc;
};

/** The description and the actions are elements in props, as Atlassian documents it. */
export const EmptyState = ({ doc, draw }: PartProps) => {
  const { description, primaryAction, secondaryAction, tertiaryAction, ...rest } = pickProps<Empty>(doc, [
    'buttonGroupLabel',
    'description',
    'header',
    'headingLevel',
    'isLoading',
    'primaryAction',
    'secondaryAction',
    'tertiaryAction',
    'testId',
    'width',
  ]);
  const drawn = (node: ForgeDoc | undefined) => (node === undefined ? undefined : draw(node));
  return (
    <AtlaskitEmptyState
      {...rest}
      description={typeof description === 'string' ? description : drawn(description)}
      primaryAction={drawn(primaryAction)}
      secondaryAction={drawn(secondaryAction)}
      tertiaryAction={drawn(tertiaryAction)}
    />
  );
};

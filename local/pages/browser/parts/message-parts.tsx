import React from 'react';
import AtlaskitEmptyState from '@atlaskit/empty-state';
import AtlaskitSectionMessage from '@atlaskit/section-message';
import AtlaskitSpinner from '@atlaskit/spinner';
import { Stack } from '@atlaskit/primitives/compiled';
import type { EmptyStateProps, SectionMessageProps, SpinnerProps } from '@forge/react';
import { leaf, part } from '../part';

export const SectionMessage = part<
  Pick<SectionMessageProps, 'appearance' | 'testId'> & { readonly title?: string }
>(['appearance', 'title', 'testId'], ({ title, children, ...rest }) => (
  <AtlaskitSectionMessage {...rest} {...(title === undefined ? {} : { title })}>
    <Stack space="space.100">{children}</Stack>
  </AtlaskitSectionMessage>
));

export const Spinner = leaf<SpinnerProps>(
  ['appearance', 'delay', 'label', 'size', 'testId'],
  AtlaskitSpinner,
);

/** Only words: actions would be elements in props, which UI Kit does not reconcile. */
export const EmptyState = leaf<
  Pick<EmptyStateProps, 'header' | 'headingLevel' | 'isLoading' | 'width' | 'testId'> & {
    readonly description?: string;
  }
>(['header', 'description', 'headingLevel', 'isLoading', 'width', 'testId'], AtlaskitEmptyState);

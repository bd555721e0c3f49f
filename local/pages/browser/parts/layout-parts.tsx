import { Inline as AtlaskitInline, Stack as AtlaskitStack } from '@atlaskit/primitives/compiled';
import type { InlineProps, StackProps } from '@forge/react';
import { part } from '../part';

export const Stack = part<StackProps>(
  ['alignBlock', 'alignInline', 'grow', 'space', 'spread', 'testId'],
  AtlaskitStack,
);

export const Inline = part<InlineProps>(
  ['alignBlock', 'alignInline', 'spread', 'grow', 'space', 'rowSpace', 'shouldWrap', 'separator', 'testId'],
  AtlaskitInline,
);

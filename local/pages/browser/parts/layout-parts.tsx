import React, { type CSSProperties } from 'react';
import { Inline as AtlaskitInline, Stack as AtlaskitStack } from '@atlaskit/primitives/compiled';
import type { BoxProps, InlineProps, StackProps } from '@forge/react';
import { faults } from '../faults';
import { part } from '../part';

export const Stack = part<StackProps>(
  ['alignBlock', 'alignInline', 'grow', 'space', 'spread', 'testId'],
  AtlaskitStack,
);

export const Inline = part<InlineProps>(
  ['alignBlock', 'alignInline', 'spread', 'grow', 'space', 'rowSpace', 'shouldWrap', 'separator', 'testId'],
  AtlaskitInline,
);

export const Box = part<Pick<BoxProps, 'xcss' | 'testId'>>(
  ['xcss', 'testId'],
  ({ xcss, testId, children }) => (
    <div data-testid={testId} style={styleOf(xcss)}>
      {children}
    </div>
  ),
);

/** Design tokens become their CSS variables; xcss itself is the identity in @forge/react. */
function styleOf(xcss: BoxProps['xcss']): CSSProperties {
  const style: Record<string, string | number> = {};
  for (const rules of [xcss].flat())
    for (const [property, value] of Object.entries(rules ?? {}))
      if (typeof value === 'string') style[property] = TOKEN.test(value) ? cssVariable(value) : value;
      else if (typeof value === 'number') style[property] = value;
      else faults.report(`xcss ${property}: nested rules are not supported here`);
  return style;
}

const TOKEN = /^(space|color|elevation|border|radius|opacity|font)\./;

const cssVariable = (token: string): string =>
  `var(--ds-${token
    .replace(/^color\./, '')
    .replace(/^elevation\./, '')
    .replaceAll('.', '-')})`;

import React, { lazy, Suspense, type ReactNode } from 'react';
import AtlaskitBadge from '@atlaskit/badge';
import AtlaskitCode from '@atlaskit/code/code';
import AtlaskitHeading from '@atlaskit/heading';
import AtlaskitLink from '@atlaskit/link';
import AtlaskitLozenge from '@atlaskit/lozenge';
import { Text as AtlaskitText } from '@atlaskit/primitives/compiled';
import type {
  BadgeProps,
  CodeBlockProps,
  CodeProps,
  HeadingProps,
  ListProps,
  LozengeProps,
  TextProps,
} from '@forge/react';
import { leaf, part, pickProps, type PartProps } from '../part';

const LEVEL_SIZES = {
  h1: 'xlarge',
  h2: 'large',
  h3: 'medium',
  h4: 'small',
  h5: 'xsmall',
  h6: 'xxsmall',
  div: 'medium',
  span: 'medium',
} as const;

export const Heading = part<HeadingProps>(
  ['as', 'size', 'color', 'id', 'testId'],
  ({ as = 'h2', size, ...rest }) => <AtlaskitHeading {...rest} as={as} size={size ?? LEVEL_SIZES[as]} />,
);

export const Text = part<TextProps>(
  ['align', 'as', 'color', 'maxLines', 'size', 'weight', 'testId'],
  ({ as = 'p', children, ...rest }) =>
    as === 'strike' ? (
      <AtlaskitText {...rest}>
        <s>{children}</s>
      </AtlaskitText>
    ) : (
      <AtlaskitText {...rest} as={as}>
        {children}
      </AtlaskitText>
    ),
);

interface Children {
  readonly children: ReactNode;
}

export const Strong = part<object>([], ({ children }: Children) => <strong>{children}</strong>);
export const Strike = part<object>([], ({ children }: Children) => <s>{children}</s>);
export const Em = part<object>([], ({ children }: Children) => <em>{children}</em>);

export const Code = part<CodeProps>(['testId'], AtlaskitCode);

/** Its highlighter is larger than all the rest of the shell. */
const AtlaskitCodeBlock = lazy(() => import('@atlaskit/code/code-block'));

export const CodeBlock = leaf<CodeBlockProps>(
  [
    'text',
    'language',
    'showLineNumbers',
    'shouldWrapLongLines',
    'highlight',
    'highlightedStartText',
    'highlightedEndText',
    'testId',
  ],
  (props) => (
    <Suspense
      fallback={
        <pre>
          <code>{props.text}</code>
        </pre>
      }
    >
      <AtlaskitCodeBlock {...props} />
    </Suspense>
  ),
);

export const List = part<ListProps>(['type'], ({ type, children }) =>
  type === 'ordered' ? <ol className="list">{children}</ol> : <ul className="list">{children}</ul>,
);
export const ListItem = part<object>([], ({ children }: Children) => <li>{children}</li>);

interface LinkProps {
  readonly href: string;
  readonly openNewTab?: boolean;
}

export const Link = part<LinkProps>(['href', 'openNewTab'], ({ href, openNewTab, children }) => (
  <AtlaskitLink href={href} target={openNewTab === true ? '_blank' : '_self'}>
    {children}
  </AtlaskitLink>
));

export const Lozenge = part<LozengeProps>(['appearance', 'isBold', 'maxWidth', 'testId'], AtlaskitLozenge);

/** Atlaskit's badge wants its text as one string. */
export const Badge = ({ doc }: PartProps) => (
  <AtlaskitBadge {...pickProps<Omit<BadgeProps, 'children'>>(doc, ['appearance', 'max', 'testId'])}>
    {doc.children.map(({ props }) => String(props['text'])).join('')}
  </AtlaskitBadge>
);

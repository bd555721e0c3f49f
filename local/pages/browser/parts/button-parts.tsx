import React, { useContext, type ReactNode } from 'react';
import AtlaskitButtonGroup from '@atlaskit/button/button-group';
import AtlaskitButton, { LinkButton as AtlaskitLinkButton } from '@atlaskit/button/new';
import type { ButtonGroupProps, ButtonProps, LoadingButtonProps } from '@forge/react';
import { heard, part, type Heard } from '../part';
import { TriggerContext } from '../trigger';

type Handlers = 'onClick' | 'onBlur' | 'onFocus';
type PlainButton = Heard<Omit<ButtonProps, 'iconBefore' | 'iconAfter' | 'spacing'>, Handlers> & {
  readonly spacing?: 'default' | 'compact';
};
type Loadable = PlainButton & Pick<LoadingButtonProps, 'isLoading'>;

const View = ({ onClick, onBlur, onFocus, children, ...rest }: Loadable & { children: ReactNode }) => (
  <AtlaskitButton
    {...rest}
    {...useContext(TriggerContext)}
    onClick={heard(onClick)}
    onBlur={heard(onBlur)}
    onFocus={heard(onFocus)}
  >
    {children}
  </AtlaskitButton>
);

const NAMES = [
  'appearance',
  'autoFocus',
  'isDisabled',
  'isSelected',
  'onBlur',
  'onClick',
  'onFocus',
  'shouldFitContainer',
  'spacing',
  'testId',
  'type',
] as const;

export const Button = part<PlainButton>(NAMES, View);
export const LoadingButton = part<Loadable>([...NAMES, 'isLoading'], View);

export const ButtonGroup = part<Pick<ButtonGroupProps, 'label' | 'titleId' | 'testId'>>(
  ['label', 'titleId', 'testId'],
  AtlaskitButtonGroup,
);

interface LinkButtonProps {
  readonly href: string;
  readonly appearance?: 'default' | 'primary' | 'subtle' | 'warning' | 'danger' | 'discovery';
  readonly isDisabled?: boolean;
  readonly shouldFitContainer?: boolean;
  readonly spacing?: 'default' | 'compact';
  readonly target?: string;
  readonly testId?: string;
}

export const LinkButton = part<LinkButtonProps>(
  ['href', 'appearance', 'isDisabled', 'shouldFitContainer', 'spacing', 'target', 'testId'],
  AtlaskitLinkButton,
);

import React, { type ReactNode } from 'react';
import {
  ErrorMessage as AtlaskitErrorMessage,
  HelperMessage as AtlaskitHelperMessage,
  Label as AtlaskitLabel,
  RequiredAsterisk as AtlaskitRequiredAsterisk,
  ValidMessage as AtlaskitValidMessage,
} from '@atlaskit/form';
import AtlaskitHeading from '@atlaskit/heading';
import type { LabelProps } from '@forge/react';
import type { Callback } from '../forge-doc';
import { leaf, part } from '../part';

/** The platform calls `onSubmit` without data (forge-platform.md §7.3). */
export const Form = part<{ readonly onSubmit: Callback }>(['onSubmit'], ({ onSubmit, children }) => (
  <form
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    {children}
  </form>
));

interface Children {
  readonly children: ReactNode;
}

export const FormSection = part<object>([], ({ children }: Children) => <section>{children}</section>);

export const FormHeader = part<{ readonly title?: string }>(['title'], ({ title, children }) => (
  <header>
    {title !== undefined && <AtlaskitHeading size="medium">{title}</AtlaskitHeading>}
    {children}
  </header>
));

export const FormFooter = part<object>([], ({ children }: Children) => (
  <footer className="form-footer">{children}</footer>
));

export const Label = part<LabelProps>(['labelFor', 'id', 'testId'], ({ labelFor, ...rest }) => (
  <AtlaskitLabel {...rest} htmlFor={labelFor} />
));

export const RequiredAsterisk = leaf<object>([], AtlaskitRequiredAsterisk);

interface MessageProps {
  readonly testId?: string;
}

export const ErrorMessage = part<MessageProps>(['testId'], AtlaskitErrorMessage);
export const HelperMessage = part<MessageProps>(['testId'], AtlaskitHelperMessage);
export const ValidMessage = part<MessageProps>(['testId'], AtlaskitValidMessage);

import React, { type ReactNode } from 'react';
import {
  ErrorMessage as AtlaskitErrorMessage,
  FormHeader as AtlaskitFormHeader,
  FormSection as AtlaskitFormSection,
  HelperMessage as AtlaskitHelperMessage,
  Label as AtlaskitLabel,
  RequiredAsterisk as AtlaskitRequiredAsterisk,
  ValidMessage as AtlaskitValidMessage,
} from '@atlaskit/form';
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

interface Titled {
  readonly title?: string;
  readonly description?: string;
}

export const FormSection = part<Titled>(['title', 'description'], AtlaskitFormSection);
export const FormHeader = part<Titled>(['title', 'description'], AtlaskitFormHeader);

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

import React, { type ReactNode } from 'react';
import { Heading, Stack } from '@forge/react';

interface FormSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One question of the form. */
export const FormSection = ({ title, children }: FormSectionProps) => (
  <Stack space="space.100">
    <Heading as="h3" size="small">
      {title}
    </Heading>
    {children}
  </Stack>
);

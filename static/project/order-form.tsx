import React from 'react';
import { Box, Form, FormFooter, Heading, LoadingButton, Stack, xcss } from '@forge/react';
import type { Offer } from '../../src/console/contract';
import { FailureMessage } from '../shared/failure-message';
import type { Failure } from '../shared/loaded';
import { problemsAt, problemsElsewhere, type OrderField } from './order-draft';
import { DaysField, EffectsField, NameField, ReachField, ScopesField } from './order-fields';
import { TEXT } from './text';
import type { OrderDesk } from './use-order';

interface OrderFormProps {
  readonly desk: OrderDesk;
  readonly offer: Offer;
}

const narrow = xcss({ maxWidth: '560px' });

/** Asks for a token. Every problem is shown at its field. */
export const OrderForm = ({ desk, offer }: OrderFormProps) => {
  const { draft, edit, failure, isSending } = desk;
  const problems = failure && 'problems' in failure ? failure.problems : [];
  const at = (field: OrderField) => ({ draft, offer, edit, errors: problemsAt(problems, field) });
  const elsewhere = failure && failureElsewhere(failure);
  return (
    <Box xcss={narrow}>
      <Form onSubmit={desk.send}>
        <Stack space="space.200">
          <Heading as="h2" size="medium">
            {TEXT.formTitle}
          </Heading>
          {elsewhere && <FailureMessage title={TEXT.problemsTitle} failure={elsewhere} />}
          <NameField {...at('name')} />
          <ScopesField {...at('scopes')} />
          {offer.effects.length > 1 && <EffectsField {...at('effects')} />}
          {offer.siteWide && <ReachField {...at('reach')} />}
          <DaysField {...at('days')} />
        </Stack>
        <FormFooter>
          <LoadingButton type="submit" appearance="primary" isLoading={isSending}>
            {TEXT.submit}
          </LoadingButton>
        </FormFooter>
      </Form>
    </Box>
  );
};

/** What no field can show: a refusal, or problems of the whole order. */
function failureElsewhere(failure: Failure): Failure | undefined {
  if ('refusal' in failure) return failure;
  const problems = problemsElsewhere(failure.problems);
  return problems.length === 0 ? undefined : { ok: false, problems };
}

import React from 'react';
import { Box, Heading, Inline, LoadingButton, SectionMessage, Stack, Text, xcss } from '@forge/react';
import type { Offer } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { FailureMessage } from '../shared/failure-message';
import { AdminPowersField } from './admin-powers-field';
import { ApprovalPart } from '../shared/orders/approval-part';
import { say as sayOrder } from '../shared/orders/say';
import { LimitsField } from './limits-field';
import { MayField } from './may-field';
import { NameField } from './name-field';
import { isAdminOnly, isAdminToken } from './order-draft';
import { countFields, errorsAt, failureElsewhere } from './order-problems';
import { PurposeCards } from './purpose-cards';
import { RotateField } from './rotation/rotate-field';
import { say } from './say';
import { summarySentence } from './summary';
import { UntilField } from './until-field';
import type { OrderDesk } from './use-order';
import { useProjectSearch } from './use-project-search';
import { WhereField } from './where-field';

interface OrderFormProps {
  readonly api: ProjectApi;
  readonly desk: OrderDesk;
  readonly offer: Offer;
  /** Epoch ms. */
  readonly now: number;
}

const narrow = xcss({ maxWidth: '720px' });

/** Asks for a token. Every problem is shown at its field. */
export const OrderForm = ({ api, desk, offer, now }: OrderFormProps) => {
  const { draft, edit, refused } = desk;
  const part = { draft, offer, refused, edit };
  const projects = useProjectSearch(api);
  return (
    <Box xcss={narrow}>
      <Stack space="space.300">
        <Heading as="h2" size="medium">
          {say('tab.new')}
        </Heading>
        <AdminPowersField {...part} />
        {!isAdminOnly(draft) && (
          <>
            <PurposeCards {...part} />
            {!isAdminToken(draft) && <WhereField {...part} projects={projects} />}
            <MayField {...part} api={api} />
          </>
        )}
        <UntilField {...part} now={now} />
        {!isAdminOnly(draft) && <LimitsField {...part} api={api} />}
        <RotateField {...part} />
        <NameField {...part} />
        <Summary desk={desk} offer={offer} now={now} />
      </Stack>
    </Box>
  );
};

const panel = xcss({
  backgroundColor: 'elevation.surface.sunken',
  borderRadius: 'radius.large',
  padding: 'space.200',
});

/** Step 8: all of it in a sentence, then the button. */
const Summary = ({ desk, offer, now }: Omit<OrderFormProps, 'api'>) => {
  const sentence = summarySentence(desk.draft, offer, now);
  const elsewhere = failureElsewhere(desk.refused);
  const mend = countFields(desk.refused);
  return (
    <Box xcss={panel}>
      <Stack space="space.200">
        {elsewhere && <FailureMessage title={say('send.failed')} failure={elsewhere} />}
        {mend > 0 && (
          <SectionMessage appearance="error" title={say('send.failed')}>
            <Text>{say('send.mend', { count: mend })}</Text>
          </SectionMessage>
        )}
        {sentence !== undefined && <Text size="large">{sentence}</Text>}
        {desk.approval && (
          <ApprovalPart
            causes={desk.approval.causes}
            justification={desk.approval.justification}
            errors={errorsAt(desk.refused, 'justification')}
            onChange={desk.approval.setJustification}
          />
        )}
        <Inline>
          <LoadingButton appearance="primary" isLoading={desk.isSending} onClick={() => void desk.send()}>
            {desk.approval ? sayOrder('order.place') : say('send')}
          </LoadingButton>
        </Inline>
      </Stack>
    </Box>
  );
};

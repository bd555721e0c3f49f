import React, { useCallback } from 'react';
import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import type { AuditEventView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { PageBody } from '../page-body';
import { say } from '../say';
import { usePages } from '../../shared/use-pages';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';
import { ExportDialog } from './export-dialog';
import { searchOf, type AuditForm } from './filters';
import { useExport } from './use-export';

const PAGE = 25;

interface AuditTabProps {
  readonly api: AdminApi;
  readonly form: AuditForm;
  readonly onForm: (form: AuditForm) => void;
  readonly onToken: (locator: string) => void;
}

/** What happened, newest first. */
export const AuditTab = ({ api, form, onForm, onToken }: AuditTabProps) => {
  const ask = useCallback(
    async (cursor: string | undefined) => {
      const reply = await api.searchAudit({
        ...searchOf(form),
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      if (!reply.ok) return reply;
      const { events, ...rest } = reply.value;
      return { ok: true as const, value: { items: events, ...rest } };
    },
    [api, form],
  );
  const pages = usePages<AuditEventView>(ask);
  const exported = useExport(api.searchAudit);
  return (
    <Stack space="space.200" alignInline="stretch">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h2" size="medium">
          {say('audit.title')}
        </Heading>
        <Button onClick={() => void exported.begin(searchOf(form))}>{say('export.begin')}</Button>
      </Inline>
      <Text color="color.text.subtle">{say('audit.help')}</Text>
      <AuditFilters key={JSON.stringify(form)} form={form} onApply={onForm} />
      <PageBody
        pages={pages}
        text={{
          loading: say('audit.loading'),
          failed: say('audit.failed'),
          empty: say('audit.empty'),
          emptyHelp: say('audit.empty.help'),
        }}
      >
        {(events) => <AuditTable events={events} onToken={onToken} />}
      </PageBody>
      <ExportDialog shown={exported.shown} onStop={exported.stop} onClose={exported.close} />
    </Stack>
  );
};

import React from 'react';
import { DynamicTable, Lozenge, Stack, Text } from '@forge/react';
import { say as sayShared } from '../../shared/say';
import { say } from '../say';
import type { RevokedRow } from './revoke-batches';

const ROWS_PER_PAGE = 10;

interface BulkRevokeResultProps {
  readonly rows: readonly RevokedRow[];
  readonly names: ReadonlyMap<string, string>;
  readonly count: number;
}

/** What became of each token, those that were not revoked first. */
export const BulkRevokeResult = ({ rows, names, count }: BulkRevokeResultProps) => {
  const kept = rows.filter(({ refusal }) => refusal !== undefined);
  const shown = [...kept, ...rows.filter(({ refusal }) => refusal === undefined)];
  return (
    <Stack space="space.100" alignInline="stretch">
      <Text>{say('bulk.progress', { done: rows.length - kept.length, count, kept: kept.length })}</Text>
      <DynamicTable
        label={say('bulk.result')}
        rowsPerPage={ROWS_PER_PAGE}
        head={{
          cells: [
            { key: 'name', content: say('column.name'), width: 50 },
            { key: 'what', content: say('bulk.what'), width: 50 },
          ],
        }}
        rows={shown.map(({ locator, refusal }) => ({
          key: locator,
          cells: [
            { key: 'name', content: <Text>{names.get(locator) ?? locator}</Text> },
            {
              key: 'what',
              content:
                refusal === undefined ? (
                  <Lozenge appearance="success">{sayShared('state.revoked')}</Lozenge>
                ) : (
                  <Text color="color.text.danger">{sayShared(`refusal.${refusal}`)}</Text>
                ),
            },
          ],
        }))}
      />
    </Stack>
  );
};

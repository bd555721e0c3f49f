import React, { useCallback } from 'react';
import { Inline, Stack, Text } from '@forge/react';
import type { BulkView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { dayWords } from '../../shared/when';
import { say } from '../say';
import { TextButton } from '../text-button';
import { useRead } from '../use-read';

interface RecentBulksProps {
  readonly api: AdminApi;
  readonly onOpen: (bulk: BulkView) => void;
}

const SHOWN = 5;

/** Lists that were ordered for before: opening one that is not finished goes on with it. Nothing where there is none. */
export const RecentBulks = ({ api, onOpen }: RecentBulksProps) => {
  const read = useCallback(() => api.listBulks({ limit: SHOWN }), [api]);
  const { loaded } = useRead(read);
  if (loaded.state !== 'loaded' || loaded.value.bulks.length === 0) return null;
  return (
    <Stack space="space.050">
      <Text weight="semibold">{say('others.recent')}</Text>
      {loaded.value.bulks.map((bulk) => (
        <Inline key={bulk.id} space="space.100" alignBlock="center" shouldWrap>
          <TextButton text={bulk.name} onClick={() => onOpen(bulk)} />
          <Text size="small" color="color.text.subtle">
            {say('others.recent-line', {
              day: dayWords(bulk.startedAt),
              state: say(`others.bulk-${bulk.state}`),
              placed: bulk.placed,
              rows: bulk.rows,
            })}
          </Text>
        </Inline>
      ))}
    </Stack>
  );
};

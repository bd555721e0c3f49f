import React from 'react';
import { Button, ModalBody, ModalFooter, ProgressBar, Stack, Text } from '@forge/react';
import type { BulkView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { CopyField } from '../../shared/copy-field';
import { FailureMessage } from '../../shared/failure-message';
import { say as sayShared } from '../../shared/say';
import { say as sayOrder } from '../../shared/orders/say';
import { say } from '../say';
import { claimedWords, reportOf } from './report';
import { useBulk } from './use-bulk';

interface BulkProgressProps {
  readonly api: AdminApi;
  readonly begun: BulkView;
  readonly onClose: () => void;
}

/** How far a bulk has come; once it is over, what came of each row. */
export const BulkProgress = ({ api, begun, onClose }: BulkProgressProps) => {
  const { bulk, failure, report, goOn, cancel } = useBulk(api, begun);
  const isRunning = bulk.state === 'running';
  return (
    <>
      <ModalBody>
        <Stack space="space.150" alignInline="stretch">
          {failure && (
            <FailureMessage
              title={say('others.bulk-failed')}
              failure={failure}
              retry={{ label: sayShared('retry'), onClick: goOn }}
            />
          )}
          <Text weight="semibold">{say(`others.bulk-${bulk.state}`)}</Text>
          {isRunning && <ProgressBar ariaLabel={say('others.progress')} value={bulk.done / bulk.rows} />}
          <Text>{say('others.counts', { placed: bulk.placed, refused: bulk.refused, left: bulk.left })}</Text>
          {report && <Text>{claimedWords(report)}</Text>}
          <Text>{say(isRunning ? 'others.may-close' : 'others.claimed-by-each')}</Text>
          {report && (
            <CopyField id="others-report" label={say('others.report')} value={reportOf(report)} isLong />
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        {isRunning && <Button onClick={cancel}>{say('others.cancel-rest')}</Button>}
        <Button appearance="primary" onClick={onClose}>
          {sayOrder('others.close')}
        </Button>
      </ModalFooter>
    </>
  );
};

import React, { useState } from 'react';
import {
  Button,
  LoadingButton,
  ModalBody,
  ModalFooter,
  Radio,
  SectionMessage,
  Stack,
  Text,
  TextArea,
} from '@forge/react';
import type { BulkView, RowJudgementsView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import { Field } from '../../shared/field';
import { say as sayOrder } from '../../shared/orders/say';
import { EFFECTS } from '../policy/draft';
import { say } from '../say';
import { BulkProgress } from './bulk-progress';
import type { ListProblem } from './parse-list';
import type { Terms } from '../../shared/others/power-draft';
import { PowerFields } from '../../shared/others/power-fields';
import { RecentBulks } from './recent-bulks';
import { faultWords } from './report';
import { MODES, useMany, type ManyDesk } from './use-many';

interface ManyFormProps {
  readonly api: AdminApi;
  readonly scopes: readonly string[];
  readonly terms: Terms;
  readonly children: React.ReactNode;
  readonly onClose: () => void;
}

/** Orders the same for everybody on a list: looks at each row first, then places the orders and tells what came of each. */
export const ManyForm = ({ api, scopes, terms, children, onClose }: ManyFormProps) => {
  const [bulk, setBulk] = useState<BulkView>();
  const desk = useMany(api, setBulk);
  if (bulk) return <BulkProgress api={api} begun={bulk} onClose={onClose} />;
  return (
    <>
      <ModalBody>
        <Stack space="space.150" alignInline="stretch">
          {desk.failure && <FailureMessage title={sayOrder('others.failed')} failure={desk.failure} />}
          {children}
          <RecentBulks api={api} onOpen={setBulk} />
          <ListField desk={desk} />
          <PowerFields
            {...{ api, scopes }}
            effects={EFFECTS}
            terms={{ ...terms, siteWide: false }}
            {...{ draft: desk.draft, edit: desk.edit, failure: desk.failure }}
            projectsLater
          />
          {MODES.map((mode) => (
            <Radio
              key={mode}
              name="others-mode"
              value={mode}
              label={say(`others.mode-${mode}`)}
              isChecked={desk.mode === mode}
              onChange={() => desk.setMode(mode)}
            />
          ))}
          {desk.judged && <Judgements judged={desk.judged} />}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" isDisabled={desk.isBusy} onClick={onClose}>
          {sayOrder('others.close')}
        </Button>
        <LoadingButton isLoading={desk.isBusy} isDisabled={!desk.mayJudge} onClick={desk.judge}>
          {say('others.judge')}
        </LoadingButton>
        <LoadingButton
          appearance="primary"
          isLoading={desk.isBusy}
          isDisabled={!desk.mayStart}
          onClick={desk.start}
        >
          {say('others.start', { count: ordersOf(desk.judged) })}
        </LoadingButton>
      </ModalFooter>
    </>
  );
};

const ordersOf = (judged: RowJudgementsView | undefined): number =>
  judged ? judged.rows - judged.faults.length : 0;

const ListField = ({ desk: { text, setText, problem } }: { readonly desk: ManyDesk }) => (
  <Field
    id="others-list"
    label={say('others.list')}
    isRequired
    help={say('others.list-help')}
    errors={problem ? [problemWords(problem)] : []}
  >
    <TextArea
      id="others-list"
      value={text}
      isMonospaced
      minimumRows={5}
      onChange={({ target }) => setText(String(target.value))}
    />
  </Field>
);

const problemWords = (problem: ListProblem): string =>
  problem.code === 'email'
    ? say('others.list-email', { lines: problem.lines.slice(0, 10).join(', '), count: problem.lines.length })
    : say(`others.list-${problem.code}`);

const FAULTS_SHOWN = 50;

const Judgements = ({ judged: { rows, faults } }: { readonly judged: RowJudgementsView }) => (
  <SectionMessage appearance={faults.length === 0 ? 'success' : 'warning'}>
    <Text>{say('others.judged', { rows, faults: faults.length })}</Text>
    {faults.slice(0, FAULTS_SHOWN).map(({ row, fault }) => (
      <Text key={row}>{say('others.row', { row, words: faultWords(fault) })}</Text>
    ))}
  </SectionMessage>
);

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
import type { Failure } from '../../shared/loaded';
import { say } from '../say';
import { BulkProgress } from './bulk-progress';
import { drawBulkId, EMPTY_POWERS, wishOf, type PowerDraft } from './draft';
import { parseList, type ListProblem } from './parse-list';
import { PowerFields } from './power-fields';
import { RecentBulks } from './recent-bulks';
import { faultWords } from './report';

interface ManyFormProps {
  readonly api: AdminApi;
  readonly scopes: readonly string[];
  readonly children: React.ReactNode;
  readonly onClose: () => void;
}

const MODES = ['all', 'possible'] as const;

/** Orders the same for everybody on a list: looks at each row first, then places the orders and tells what came of each. */
export const ManyForm = ({ api, scopes, children, onClose }: ManyFormProps) => {
  const [draft, setDraft] = useState<PowerDraft>(EMPTY_POWERS);
  const [text, setText] = useState('');
  const [mode, setMode] = useState<(typeof MODES)[number]>('all');
  const [judged, setJudged] = useState<RowJudgementsView>();
  /** One for the dialog's life: whatever is sent twice, one bulk comes of it. */
  const [id] = useState(() => drawBulkId((bytes) => crypto.getRandomValues(bytes)));
  const [bulk, setBulk] = useState<BulkView>();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  if (bulk) return <BulkProgress api={api} begun={bulk} onClose={onClose} />;

  const { rows, problem } = parseList(text);
  const wish = wishOf(draft, true);
  const payload =
    wish && !problem ? { justification: draft.justification.trim(), order: wish, rows } : undefined;
  /** What was looked at is no longer what would be ordered. */
  const forget = () => setJudged(undefined);
  const judge = async () => {
    if (!payload) return;
    setBusy(true);
    const reply = await api.judgeBulk(payload);
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    setJudged(reply.ok ? reply.value : undefined);
  };
  const start = async () => {
    if (!payload) return;
    setBusy(true);
    const reply = await api.startBulk({ ...payload, id, mode });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (reply.ok) setBulk(reply.value);
  };
  const faults = judged?.faults.length ?? 0;
  const mayStart = judged !== undefined && (mode === 'all' ? faults === 0 : faults < judged.rows);
  return (
    <>
      <ModalBody>
        <Stack space="space.150" alignInline="stretch">
          {failure && <FailureMessage title={say('others.failed')} failure={failure} />}
          {children}
          <RecentBulks api={api} onOpen={setBulk} />
          <Field
            id="others-list"
            label={say('others.list')}
            isRequired
            help={say('others.list-help')}
            errors={text.trim() === '' || !problem ? [] : [problemWords(problem)]}
          >
            <TextArea
              id="others-list"
              value={text}
              isMonospaced
              minimumRows={5}
              onChange={({ target }) => {
                setText(String(target.value));
                forget();
              }}
            />
          </Field>
          <PowerFields
            api={api}
            scopes={scopes}
            draft={draft}
            edit={(change) => {
              setDraft((now) => ({ ...now, ...change }));
              forget();
            }}
          />
          {MODES.map((one) => (
            <Radio
              key={one}
              name="others-mode"
              value={one}
              label={say(`others.mode-${one}`)}
              isChecked={mode === one}
              onChange={() => setMode(one)}
            />
          ))}
          {judged && <Judgements judged={judged} />}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" isDisabled={isBusy} onClick={onClose}>
          {say('others.close')}
        </Button>
        <LoadingButton isLoading={isBusy} isDisabled={!payload} onClick={() => void judge()}>
          {say('others.judge')}
        </LoadingButton>
        <LoadingButton
          appearance="primary"
          isLoading={isBusy}
          isDisabled={!mayStart}
          onClick={() => void start()}
        >
          {say('others.start', { count: judged ? judged.rows - faults : 0 })}
        </LoadingButton>
      </ModalFooter>
    </>
  );
};

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

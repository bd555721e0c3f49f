import React, { type ReactNode } from 'react';
import { EmptyState, Inline, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import { FailureMessage } from '../shared/failure-message';
import { Loading } from '../shared/loading';
import { say as sayShared } from '../shared/say';
import { EMPTY_PARTS_MAX } from '../shared/pages';
import { PageSteps } from './page-steps';
import { say } from './say';
import type { Pages } from '../shared/use-pages';

interface PageBodyProps<Item> {
  readonly pages: Pages<Item>;
  readonly text: {
    readonly loading: string;
    readonly failed: string;
    readonly empty: string;
    readonly emptyHelp: string;
  };
  /** Shown beside the way on and back. */
  readonly beside?: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A page of a list: loading, failed, empty for good, empty so far, or its items, with the way on and back. */
export const PageBody = <Item,>({ pages, text, beside, children }: PageBodyProps<Item>) => (
  <Stack space="space.150" alignInline="stretch">
    <Looking pages={pages} text={text} />
    <Body pages={pages} text={text}>
      {children}
    </Body>
    <Inline spread="space-between" alignBlock="end">
      <PageSteps pages={pages} />
      {beside}
    </Inline>
  </Stack>
);

/** What is being looked for, while an older page may still be shown. */
const Looking = <Item,>({ pages, text }: Pick<PageBodyProps<Item>, 'pages' | 'text'>) => {
  const { isBusy, emptyParts, page } = pages;
  if (emptyParts > 0 && isBusy)
    return (
      <Stack space="space.100">
        <Text>{say('page.empty-part', { parts: emptyParts })}</Text>
        <ProgressBar ariaLabel={text.loading} value={emptyParts / EMPTY_PARTS_MAX} />
      </Stack>
    );
  return isBusy && page.state !== 'failed' ? <Loading text={text.loading} /> : null;
};

const Body = <Item,>({ pages, text, children }: Omit<PageBodyProps<Item>, 'beside'>) => {
  const { page, isBusy, reload, number } = pages;
  if (page.state === 'loading') return null;
  if (page.state === 'failed')
    return (
      <FailureMessage
        title={text.failed}
        failure={page.failure}
        retry={{ label: sayShared('retry'), onClick: reload }}
      />
    );
  const { items, cursor } = page.value;
  if (items.length > 0) return <>{children(items)}</>;
  if (isBusy) return null;
  if (cursor !== undefined || number > 1)
    return (
      <SectionMessage>
        <Text>{say(cursor === undefined ? 'page.end' : 'page.empty-still')}</Text>
      </SectionMessage>
    );
  return <EmptyState header={text.empty} description={text.emptyHelp} headingLevel={3} />;
};

import React, { useCallback, useState } from 'react';
import { Box, Button, Heading, Inline, Stack, xcss } from '@forge/react';
import type { RulesView, TokenRowView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { NO_FILTERS } from '../audit/filters';
import { ChoiceField } from '../fields';
import { PageBody } from '../page-body';
import { OrderForOthers } from '../others/order-for-others';
import { say } from '../say';
import type { Navigation } from '../use-navigation';
import { usePages, type Pages } from '../../shared/use-pages';
import { AdminTokenTable } from './admin-token-table';
import { BulkRevoke } from './bulk-revoke';
import { TokenFilterForm } from './filter-form';
import { FilterTags } from './filter-tags';
import { ListRow } from './list-row';
import { filtersOf, searchOf, withoutFilters } from './search';
import { TokenPanel } from './token-panel';
import { useSelection } from './use-selection';

type PageSize = '20' | '50';
const SIZES = (['20', '50'] as const).map((value) => ({ value, label: value }));

interface TokensTabProps {
  readonly api: AdminApi;
  readonly scopes: readonly string[];
  /** Today's; absent: not known yet. */
  readonly rules: RulesView | undefined;
  readonly places: Navigation;
}

const hidden = xcss({ display: 'none' });
const pageSize = xcss({ width: '140px' });
const shown = xcss({ display: 'block' });

/** Every token of the site, by ready lists and filters; or one of them. The list stays where it was meanwhile. */
export const TokensTab = ({ api, scopes, rules, places }: TokensTabProps) => {
  const { looking, opened } = places;
  const [size, setSize] = useState<PageSize>('20');
  const ask = useCallback(
    async (cursor: string | undefined) => {
      const reply = await api.searchTokens(searchOf(looking, Number(size), cursor));
      if (!reply.ok) return reply;
      const { tokens, ...rest } = reply.value;
      return { ok: true as const, value: { items: tokens, ...rest } };
    },
    [api, looking, size],
  );
  const pages = usePages<TokenRowView>(ask);
  return (
    <>
      {opened !== undefined && (
        <TokenPanel
          api={api}
          locator={opened}
          onBack={places.closeToken}
          onRevoked={pages.reload}
          onTrail={(locator) => places.showAudit({ ...NO_FILTERS, locator })}
        />
      )}
      <Box xcss={opened === undefined ? shown : hidden}>
        <TokenList {...{ api, scopes, rules, places, pages, size }} onSize={setSize} />
      </Box>
    </>
  );
};

interface TokenListProps extends TokensTabProps {
  readonly pages: Pages<TokenRowView>;
  readonly size: PageSize;
  readonly onSize: (size: PageSize) => void;
}

const TokenList = ({ api, scopes, rules, places, pages, size, onSize }: TokenListProps) => {
  const { looking, showTokens } = places;
  const [isFiltering, setFiltering] = useState(false);
  const selection = useSelection();
  const list = looking.list ?? 'all';
  const items = pages.page.state === 'loaded' ? pages.page.value.items : [];
  const filters = filtersOf(looking).length;
  return (
    <Stack space="space.200" alignInline="stretch">
      <Inline spread="space-between" alignBlock="center" shouldWrap rowSpace="space.100">
        <Heading as="h2" size="medium">
          {say(`list.${list}.title`)}
        </Heading>
        <Inline space="space.100">
          <Button isSelected={isFiltering} onClick={() => setFiltering(!isFiltering)}>
            {say('filter.title', { count: filters })}
          </Button>
          <OrderForOthers {...{ api, scopes, rules }} />
          <BulkRevoke api={api} selection={selection} items={items} onDone={pages.reload} />
        </Inline>
      </Inline>
      <ListRow list={list} onList={(next) => showTokens({ ...looking, list: next })} />
      {isFiltering && (
        <TokenFilterForm
          key={JSON.stringify(looking)}
          looking={looking}
          scopes={scopes}
          onApply={showTokens}
          onClear={() => showTokens(withoutFilters(looking))}
        />
      )}
      <FilterTags looking={looking} isFormOpen={isFiltering} onLooking={showTokens} />
      <PageBody
        pages={pages}
        beside={<PageSizeField size={size} onSize={onSize} />}
        text={{
          loading: say('tokens.loading'),
          failed: say('tokens.failed'),
          empty: say('tokens.empty'),
          emptyHelp: say(filters > 0 ? 'tokens.empty.filters' : `list.${list}.empty`),
        }}
      >
        {(tokens) => (
          <AdminTokenTable
            tokens={tokens}
            now={Date.now()}
            selected={selection.selected}
            onOpen={places.openToken}
            onSelect={selection.set}
            onProject={({ id, key }) => showTokens({ ...looking, projectId: id, projectKey: key })}
          />
        )}
      </PageBody>
    </Stack>
  );
};

const PageSizeField = ({ size, onSize }: Pick<TokenListProps, 'size' | 'onSize'>) => (
  <Box xcss={pageSize}>
    <ChoiceField
      id="page-size"
      label={say('page.size')}
      choices={SIZES}
      value={size}
      isClearable={false}
      onChange={(next) => onSize(next ?? '20')}
    />
  </Box>
);

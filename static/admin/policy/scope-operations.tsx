import React, { useState } from 'react';
import { Box, Button, Code, Inline, Stack, Text, xcss } from '@forge/react';
import type { AdminApi } from '../../api';
import { EffectLozenges } from '../../shared/effect-lozenges';
import { FailureMessage } from '../../shared/failure-message';
import { Loading } from '../../shared/loading';
import { say as sayShared } from '../../shared/say';
import { say } from '../say';
import { useOperations } from './use-operations';

const FIRST = 12;
const inset = xcss({ paddingInlineStart: 'space.300', paddingBlockEnd: 'space.100' });

interface ScopeOperationsProps {
  readonly api: AdminApi;
  readonly scope: string;
}

/** The operations that a scope has a part in, asked for when they are opened. */
export const ScopeOperations = ({ api, scope }: ScopeOperationsProps) => {
  const { operations, reload } = useOperations(api, scope);
  const [isWhole, setWhole] = useState(false);
  if (operations.state === 'loading') return <Loading text={say('operations.loading')} />;
  if (operations.state === 'failed')
    return (
      <FailureMessage
        title={say('operations.failed')}
        failure={operations.failure}
        retry={{ label: sayShared('retry'), onClick: reload }}
      />
    );
  const all = operations.value;
  return (
    <Box xcss={inset}>
      <Stack space="space.050" alignInline="start">
        {(isWhole ? all : all.slice(0, FIRST)).map(({ id, effect, reach }) => (
          <Inline key={id} space="space.100" alignBlock="center">
            <EffectLozenges effects={[effect]} />
            <Code>{id}</Code>
            {reach === 'site' && (
              <Text size="small" color="color.text.subtle">
                {say('operations.site')}
              </Text>
            )}
          </Inline>
        ))}
        {!isWhole && all.length > FIRST && (
          <Button appearance="subtle" spacing="compact" onClick={() => setWhole(true)}>
            {say('operations.all', { count: all.length })}
          </Button>
        )}
      </Stack>
    </Box>
  );
};

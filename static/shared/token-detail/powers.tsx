import React, { useState } from 'react';
import { Button, Inline, List, ListItem, Stack, Text } from '@forge/react';
import type { Effect, TokenDetailView, TokenRowView } from '../../../src/console/contract';
import { say as sayShared } from '../say';
import { DetailSection, Fact } from './detail-section';
import { operationWords, scopeWords } from './power-words';
import { OwnersRights } from './owners-rights';
import { say } from './say';
import { isEnded } from './token-words';
import { YesNo } from './yes-no';

/** A token, or what may become one. */
export type PowersView = Pick<TokenDetailView, 'scopes' | 'effects' | 'operationsToday' | 'owner'> & {
  /** It is no token yet. */
  readonly isOrder?: boolean;
  readonly token: Pick<TokenRowView, 'state' | 'operations' | 'reach' | 'admin'>;
};

interface PowersProps {
  readonly detail: PowersView;
}

/** What the token may do today, each thing with the reason why not. */
export const Powers = ({ detail }: PowersProps) => (
  <DetailSection title={say('detail.powers')}>
    {isEnded(detail.token) && <Text>{say('detail.powers-ended')}</Text>}
    <Fact label={say('detail.effects')}>
      {ALL_EFFECTS.map((effect) => (
        <EffectLine key={effect} effect={effect} detail={detail} />
      ))}
    </Fact>
    <Fact label={say('detail.scopes')}>
      <Scopes scopes={detail.scopes} />
    </Fact>
    <Fact label={say('detail.operations')}>
      <Operations detail={detail} />
    </Fact>
    {detail.token.admin && (
      <Fact label={say('detail.admin')}>
        {detail.token.admin.map((power) => (
          <Text key={power}>{say(`admin-power.${power}`)}</Text>
        ))}
      </Fact>
    )}
    <OwnersRights detail={detail} />
  </DetailSection>
);

const ALL_EFFECTS: readonly Effect[] = ['read', 'write', 'delete', 'manage'];

const EffectLine = ({ effect, detail }: PowersProps & { readonly effect: Effect }) => {
  const power = detail.effects.find(({ name }) => name === effect);
  const name = sayShared(`effect.${effect}`);
  if (power === undefined)
    return (
      <YesNo
        isYes={false}
        text={say(detail.isOrder ? 'detail.effect-not-wished' : 'detail.effect-not-held', { effect: name })}
      />
    );
  return power.today ? (
    <YesNo isYes text={name} />
  ) : (
    <YesNo isYes={false} text={say('detail.effect-not-today', { effect: name })} />
  );
};

const FIRST = 12;

/** A token may hold hundreds: the first, and the rest for who wants to see them. */
const Scopes = ({ scopes }: Pick<TokenDetailView, 'scopes'>) => {
  const [isWhole, setWhole] = useState(false);
  return (
    <>
      {(isWhole ? scopes : scopes.slice(0, FIRST)).map(({ name, today }) => (
        <YesNo
          key={name}
          isYes={today}
          text={today ? scopeWords(name) : say('detail.scope-not-today', { scope: scopeWords(name) })}
        />
      ))}
      {!isWhole && scopes.length > FIRST && (
        <Inline>
          <Button appearance="subtle" spacing="compact" onClick={() => setWhole(true)}>
            {say('detail.scopes-all', { count: scopes.length })}
          </Button>
        </Inline>
      )}
    </>
  );
};

const Operations = ({ detail: { token, operationsToday } }: PowersProps) => {
  if (operationsToday.kind === 'any') return <Text>{say('detail.operations-any')}</Text>;
  const { ids } = operationsToday;
  const lost = token.operations.kind === 'only' ? token.operations.ids.filter((id) => !ids.includes(id)) : [];
  return (
    <Stack space="space.050">
      <Text>{say('detail.operations-only', { count: ids.length })}</Text>
      <OperationList ids={ids} />
      {lost.length > 0 && <Text>{say('detail.operations-lost', { count: lost.length })}</Text>}
      <OperationList ids={lost} />
    </Stack>
  );
};

const OperationList = ({ ids }: { readonly ids: readonly string[] }) =>
  ids.length === 0 ? null : (
    <List type="unordered">
      {ids.map((id) => (
        <ListItem key={id}>{operationWords(id)}</ListItem>
      ))}
    </List>
  );

import React from 'react';
import { SectionMessage, Text } from '@forge/react';
import type { TokenDetailView, TokenRowView } from '../../../src/console/contract';
import { say as sayShared } from '../say';
import { Fact } from './detail-section';
import { rightWords } from './power-words';
import { say } from './say';
import { YesNo } from './yes-no';

type RightsView = Pick<TokenDetailView, 'owner'> & { readonly token: Pick<TokenRowView, 'reach'> };

/** What the token's owner may do in Jira, which bounds the token. */
export const OwnersRights = ({ detail: { owner, token } }: { readonly detail: RightsView }) => {
  const first = token.reach.kind === 'projects' ? token.reach.projects[0]?.key : undefined;
  const title = say('detail.rights', { project: first ?? sayShared('reach.site') });
  if (owner === undefined)
    return (
      <Fact label={title}>
        <Text>{say('detail.rights-unknown')}</Text>
      </Fact>
    );
  if (!owner.active)
    return (
      <SectionMessage appearance="warning" title={say('detail.powers-stopped')}>
        <Text>{say('detail.owner-inactive')}</Text>
      </SectionMessage>
    );
  return (
    <Fact label={title}>
      <Text size="small" color="color.text.subtle">
        {say('detail.rights-help')}
      </Text>
      {owner.permissions.map(({ permission, held }) => (
        <YesNo
          key={permission}
          isYes={held}
          text={say(held ? 'detail.right-held' : 'detail.right-missing', { right: rightWords(permission) })}
        />
      ))}
    </Fact>
  );
};

import React from 'react';
import AtlaskitTag from '@atlaskit/tag';
import AtlaskitTagGroup from '@atlaskit/tag-group';
import type { TagGroupProps, TagProps } from '@forge/react';
import { leaf, part, type Heard } from '../part';

type Given = Heard<Omit<TagProps, 'elemBefore' | 'onBeforeRemoveAction'>, 'onAfterRemoveAction'>;

/** `onAfterRemoveAction` is told the text. Nothing can veto the removal: an answer would come too late. */
export const Tag = leaf<Given>(
  [
    'appearance',
    'color',
    'href',
    'isRemovable',
    'onAfterRemoveAction',
    'removeButtonLabel',
    'testId',
    'text',
  ],
  ({ onAfterRemoveAction, ...rest }) => (
    <AtlaskitTag {...rest} onAfterRemoveAction={(text) => void onAfterRemoveAction?.(text)} />
  ),
);

export const TagGroup = part<Pick<TagGroupProps, 'alignment'>>(['alignment'], AtlaskitTagGroup);

import React from 'react';
import { Button, Inline, Tag, TagGroup } from '@forge/react';
import { Person } from '../../shared/person';
import { say } from '../say';
import { TextButton } from '../text-button';
import { filtersOf, withoutFilter, withoutFilters, type Looking } from './search';

interface FilterTagsProps {
  readonly looking: Looking;
  /** The form below has a button of its own to clear all. */
  readonly isFormOpen: boolean;
  readonly onLooking: (looking: Looking) => void;
}

/** The filters that hold, each to be taken away. An owner is a person, not a tag. */
export const FilterTags = ({ looking, isFormOpen, onLooking }: FilterTagsProps) => {
  const filters = filtersOf(looking);
  if (filters.length === 0) return null;
  const tags = filters.filter(({ key }) => key !== 'ownerId');
  return (
    <Inline space="space.100" rowSpace="space.075" alignBlock="center" shouldWrap>
      {tags.length > 0 && (
        <TagGroup>
          {tags.map(({ key, words }) => (
            <Tag
              key={key}
              text={words}
              removeButtonLabel={say('filter.remove')}
              onAfterRemoveAction={() => onLooking(withoutFilter(looking, key))}
            />
          ))}
        </TagGroup>
      )}
      {looking.ownerId !== undefined && (
        <Inline space="space.050" alignBlock="center">
          <Person accountId={looking.ownerId} />
          <TextButton
            text={say('filter.remove-owner')}
            onClick={() => onLooking(withoutFilter(looking, 'ownerId'))}
          />
        </Inline>
      )}
      {!isFormOpen && (
        <Button appearance="subtle" spacing="compact" onClick={() => onLooking(withoutFilters(looking))}>
          {say('filter.clear')}
        </Button>
      )}
    </Inline>
  );
};

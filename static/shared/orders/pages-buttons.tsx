import React from 'react';
import { Button, ButtonGroup, Inline } from '@forge/react';
import type { Pages } from '../use-pages';
import { say } from './say';

/** Nothing where there is one page. */
export const PagesButtons = ({ previous, next }: Pick<Pages<unknown>, 'previous' | 'next'>) =>
  (previous ?? next) ? (
    <Inline>
      <ButtonGroup label={say('order.pages')}>
        <Button isDisabled={!previous} onClick={() => previous?.()}>
          {say('order.previous')}
        </Button>
        <Button isDisabled={!next} onClick={() => next?.()}>
          {say('order.next')}
        </Button>
      </ButtonGroup>
    </Inline>
  ) : null;

import React from 'react';
import { Bleed as AtlaskitBleed } from '@atlaskit/primitives/compiled';
import type { BleedProps } from '../forge-props';
import { heard, part, type Heard } from '../part';
import { useXcss, type Xcss } from '../xcss';

/** Props of Box and Pressable that are shorthands of xcss: each names a design token. */
interface Paddings {
  readonly backgroundColor?: string;
  readonly padding?: string;
  readonly paddingBlock?: string;
  readonly paddingBlockEnd?: string;
  readonly paddingBlockStart?: string;
  readonly paddingInline?: string;
  readonly paddingInlineEnd?: string;
  readonly paddingInlineStart?: string;
}

const PADDINGS = [
  'backgroundColor',
  'padding',
  'paddingBlock',
  'paddingBlockEnd',
  'paddingBlockStart',
  'paddingInline',
  'paddingInlineEnd',
  'paddingInlineStart',
] as const;

interface BoxProps extends Paddings {
  readonly role?: string;
  readonly testId?: string;
  readonly xcss?: Xcss;
}

export const Box = part<BoxProps>(
  ['role', 'testId', 'xcss', ...PADDINGS],
  function BoxView({ role, testId, xcss, children, ...paddings }) {
    return (
      <div role={role} data-testid={testId} className={useXcss([paddings, xcss])}>
        {children}
      </div>
    );
  },
);

interface PressableProps extends Paddings {
  readonly isDisabled?: boolean;
  readonly onClick?: () => void;
  readonly testId?: string;
  readonly xcss?: Xcss;
}

/** A button without looks of its own. */
export const Pressable = part<Heard<PressableProps, 'onClick'>>(
  ['isDisabled', 'onClick', 'testId', 'xcss', ...PADDINGS],
  function PressableView({ isDisabled, onClick, testId, xcss, children, ...paddings }) {
    const className = useXcss([paddings, xcss]);
    return (
      <button
        type="button"
        disabled={isDisabled}
        data-testid={testId}
        className={['pressable', className].join(' ')}
        onClick={heard(onClick)}
      >
        {children}
      </button>
    );
  },
);

export const Bleed = part<BleedProps>(['all', 'block', 'inline', 'testId'], AtlaskitBleed);

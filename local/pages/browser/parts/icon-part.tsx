import React, { lazy, Suspense, useEffect } from 'react';
import type { NewCoreIconProps } from '@atlaskit/icon';
import type { IconProps } from '@forge/react';
import { faults } from '../faults';
import { leaf } from '../part';
import { cssValue } from '../xcss';

type Given = Pick<IconProps, 'color' | 'label'> & {
  readonly glyph: string;
  /** A canvas of 16 or 24 pixels. */
  readonly size?: 'small' | 'medium';
};

interface GlyphProps extends Given {
  readonly onUnknown: (glyph: string) => void;
}

const Glyph = lazy(async () => {
  const { GLYPHS } = await import('./icon-glyphs');
  const View = ({ glyph, label, color, size = 'medium', onUnknown }: GlyphProps) => {
    const CoreIcon = GLYPHS[glyph];
    useEffect(() => {
      if (CoreIcon === undefined) onUnknown(glyph);
    }, [glyph]);
    if (CoreIcon === undefined) return null;
    return (
      <span className={`icon icon-${size}`}>
        <CoreIcon
          label={label}
          color={
            (color === undefined ? 'currentColor' : cssValue(color)) as NonNullable<NewCoreIconProps['color']>
          }
        />
      </span>
    );
  };
  return { default: View };
});

export const Icon = leaf<Given>(['color', 'glyph', 'label', 'size'], ({ size = 'medium', ...rest }) => (
  <Suspense fallback={<span className={`icon icon-${size}`} />}>
    <Glyph
      {...rest}
      size={size}
      onUnknown={(glyph) =>
        faults.report(`the glyph ${glyph} of <Icon> is not supported here: add it to parts/icon-glyphs.ts`)
      }
    />
  </Suspense>
));

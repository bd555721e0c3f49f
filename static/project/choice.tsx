import React, { type ReactNode } from 'react';
import { Icon, Inline, Pressable, xcss } from '@forge/react';
import { say } from './say';

interface ChoiceProps {
  readonly isChosen: boolean;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
  /** Without words of its own the sign stands behind it. */
  readonly children: ReactNode;
}

const base = {
  width: '100%',
  height: '100%',
  borderStyle: 'solid',
  borderRadius: 'radius.large',
  textAlign: 'start',
} as const;
const open = xcss({
  ...base,
  borderColor: 'color.border',
  borderWidth: 'border.width',
  backgroundColor: 'elevation.surface',
  padding: 'space.150',
  ':hover': { backgroundColor: 'elevation.surface.hovered' },
});
const chosen = xcss({
  ...base,
  borderColor: 'color.border.selected',
  borderWidth: 'border.width.selected',
  backgroundColor: 'color.background.selected',
  padding: 'space.150',
});
const barred = xcss({
  ...base,
  borderColor: 'color.border.disabled',
  borderWidth: 'border.width',
  backgroundColor: 'color.background.disabled',
  padding: 'space.150',
});

/** One of several, like a radio button: a sign with a name says which is chosen, not the colour alone. */
export const Choice = ({ isChosen, isDisabled = false, onChoose, children }: ChoiceProps) => (
  <Pressable isDisabled={isDisabled} onClick={onChoose} xcss={isDisabled ? barred : isChosen ? chosen : open}>
    {children}
  </Pressable>
);

/** The sign of the chosen one, for its first line. */
export const ChosenMark = () => (
  <Icon glyph="check-circle" label={say('purpose.chosen')} color="color.icon.selected" size="small" />
);

interface ChipProps extends Omit<ChoiceProps, 'children'> {
  readonly text: string;
}

const chipBase = {
  borderStyle: 'solid',
  borderRadius: 'radius.large',
  paddingBlock: 'space.075',
  paddingInline: 'space.150',
} as const;
const chipOpen = xcss({
  ...chipBase,
  borderColor: 'color.border',
  borderWidth: 'border.width',
  backgroundColor: 'elevation.surface',
  color: 'color.text',
  ':hover': { backgroundColor: 'elevation.surface.hovered' },
});
const chipChosen = xcss({
  ...chipBase,
  borderColor: 'color.border.selected',
  borderWidth: 'border.width.selected',
  backgroundColor: 'color.background.selected',
  color: 'color.text.selected',
});

/** A choice in a word. */
export const Chip = ({ isChosen, onChoose, text }: ChipProps) => (
  <Pressable onClick={onChoose} xcss={isChosen ? chipChosen : chipOpen}>
    <Inline space="space.050" alignBlock="center">
      {isChosen && <ChosenMark />}
      {text}
    </Inline>
  </Pressable>
);

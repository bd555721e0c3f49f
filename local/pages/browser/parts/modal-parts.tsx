import React from 'react';
import AtlaskitModal, {
  ModalBody as AtlaskitModalBody,
  ModalFooter as AtlaskitModalFooter,
  ModalHeader as AtlaskitModalHeader,
  ModalTitle as AtlaskitModalTitle,
  ModalTransition as AtlaskitModalTransition,
} from '@atlaskit/modal-dialog';
import type {
  ModalBodyProps,
  ModalFooterProps,
  ModalHeaderProps,
  ModalProps,
  ModalTitleProps,
} from '@forge/react';
import { faults } from '../faults';
import { part, type Heard } from '../part';

type Given = Heard<
  Pick<ModalProps, 'height' | 'label' | 'onClose' | 'shouldScrollInViewport' | 'testId' | 'title' | 'width'>,
  'onClose'
> & {
  /** The first field gets the focus whatever is said here: a reference to another element cannot cross the bridge. */
  readonly autoFocus?: boolean;
};

/** The dialog closes when the app takes it away; `onClose` is told the wish only. */
export const Modal = part<Given>(
  ['autoFocus', 'height', 'label', 'onClose', 'shouldScrollInViewport', 'testId', 'title', 'width'],
  ({ autoFocus: _, onClose, title, children, ...rest }) => (
    <AtlaskitModal {...withoutForgeSizes(rest)} onClose={({ type }) => void onClose?.({ type })}>
      {title !== undefined && (
        <AtlaskitModalHeader>
          <AtlaskitModalTitle>{title}</AtlaskitModalTitle>
        </AtlaskitModalHeader>
      )}
      {children}
    </AtlaskitModal>
  ),
);

/** Sizes that UI Kit adds to Atlaskit's. */
const FORGE_SIZES: readonly unknown[] = ['fullscreen', 'resizable'];

function withoutForgeSizes<Props extends object>(props: Props): Props {
  const entries = Object.entries(props).filter(([name, value]) => {
    if (FORGE_SIZES.includes(value)) faults.report(`the ${name} ${value} of <Modal> is not supported here`);
    return !FORGE_SIZES.includes(value);
  });
  return Object.fromEntries(entries) as Props;
}

export const ModalHeader = part<Pick<ModalHeaderProps, 'testId'>>(['testId'], AtlaskitModalHeader);

export const ModalTitle = part<Pick<ModalTitleProps, 'appearance' | 'isMultiline' | 'testId'>>(
  ['appearance', 'isMultiline', 'testId'],
  AtlaskitModalTitle,
);

export const ModalBody = part<Pick<ModalBodyProps, 'hasInlinePadding' | 'testId'>>(
  ['hasInlinePadding', 'testId'],
  AtlaskitModalBody,
);

export const ModalFooter = part<Pick<ModalFooterProps, 'testId'>>(['testId'], AtlaskitModalFooter);

export const ModalTransition = part<object>([], AtlaskitModalTransition);

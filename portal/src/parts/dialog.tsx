import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/languages.tsx';
import { texts } from './texts.ts';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What {@link LateDialog} shows once it is loaded. */
export default function Dialog({ title, isOpen, onClose, children }: DialogProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('dismiss') }}>
      {children}
    </Modal>
  );
}

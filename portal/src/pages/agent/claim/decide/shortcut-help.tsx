import { Kbd, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './decide.module.css';
import { steps } from './decision.ts';
import { stepKeys } from './step-buttons.tsx';
import { texts } from './texts.ts';

interface ShortcutHelpProps {
  readonly onClose: () => void;
}

export default function ShortcutHelp({ onClose }: ShortcutHelpProps): ReactNode {
  const t = useTexts(texts);
  const keys = [
    ...steps.map((step) => [stepKeys[step], t(step)] as const),
    ['Esc', t('keyBack')] as const,
    ['Ctrl Enter', t('keyPreview')] as const,
    ['N', t('keyNext')] as const,
    ['?', t('keyHelp')] as const,
  ];
  return (
    <Modal opened onClose={onClose} title={t('keys')} closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={classes.keys}>
        {keys.map(([key, does]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

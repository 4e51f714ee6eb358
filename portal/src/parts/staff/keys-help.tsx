import { Kbd, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import classes from './keys-help.module.css';
import { texts } from './texts.ts';

/** What is pressed, and what it does. */
export type KeyWords = readonly (readonly [key: string, does: string])[];

interface KeysHelpProps {
  /** Of this page; those that every page of the workbench has come by themselves. */
  readonly keys?: KeyWords;
  readonly onClose: () => void;
}

/** The keys of a page of the workbench, over the page. */
export default function KeysHelp({ keys = [], onClose }: KeysHelpProps): ReactNode {
  const t = useTexts(texts);
  const all: KeyWords = [...keys, ['N', t('keyNext')], ['/', t('keySearch')], ['?', t('keyHelp')]];
  return (
    <Modal opened onClose={onClose} title={t('keys')} closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={classes.keys}>
        {all.map(([key, does]) => (
          <div key={key}>
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

import { Button, Kbd } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../../texts/languages.tsx';
import { type Shortcuts, useShortcuts } from '../use-shortcuts.ts';
import type { KeyWords } from './keys-help.tsx';
import { texts } from './texts.ts';

const KeysHelp = lazy(() => import('./keys-help.tsx'));

interface WorkbenchKeysProps {
  readonly onNext: () => void;
  /** What this page has besides. */
  readonly more?: Shortcuts;
  /** In words. */
  readonly words?: KeyWords;
}

/** The keys that every page of the workbench has, and the button that shows them all; a phone has no keys. */
export function WorkbenchKeys({ onNext, more = {}, words = [] }: WorkbenchKeysProps): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  useShortcuts({ ...more, n: onNext, '/': () => navigate('/claims#search'), '?': open });
  return (
    <>
      <Button
        visibleFrom="md"
        variant="subtle"
        size="sm"
        onClick={open}
        rightSection={<Kbd aria-hidden="true">{'?'}</Kbd>}
      >
        {t('keys')}
      </Button>
      <Suspense>{isOpen && <KeysHelp keys={words} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

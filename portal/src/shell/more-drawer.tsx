import { Drawer, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Account } from '../session/account.ts';
import { signOut } from '../session/session.ts';
import { useTexts } from '../texts/languages.tsx';
import classes from './bottom-menu.module.css';
import { Icon } from './icons.tsx';
import { MenuSections } from './menu-sections.tsx';
import { texts } from './texts.ts';

interface MoreDrawerProps {
  readonly account: Account | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The whole menu, from the bottom of a phone. */
export default function MoreDrawer({ account, isOpen, onClose }: MoreDrawerProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="bottom"
      title={account?.name ?? t('menu')}
      size="auto"
      closeButtonProps={{ 'aria-label': t('dismiss') }}
    >
      <Stack gap="xs">
        {account && <MenuSections account={account} className={classes.row} onFollow={onClose} />}
        <button type="button" className={classes.row} onClick={() => void signOut()}>
          <Icon name="signOut" />
          <span>{t('signOut')}</span>
        </button>
      </Stack>
    </Drawer>
  );
}

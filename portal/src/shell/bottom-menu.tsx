import { Drawer, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { menuFor } from '../routes/pages.ts';
import type { Account } from '../session/account.ts';
import { signOut } from '../session/session.ts';
import { useTexts } from '../texts/languages.tsx';
import classes from './bottom-menu.module.css';
import { Icon } from './icons.tsx';
import { MenuLink } from './menu-link.tsx';
import { texts } from './texts.ts';

/** Beside "More", for which there is always a place. */
const PLACES = 3;

/** The menu at the bottom, on a phone: where thumbs are. What has no place there is behind "More". */
export function BottomMenu({ account }: { readonly account: Account | undefined }): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const pages = account ? menuFor(account) : [];
  return (
    <>
      <nav aria-label={t('menu')} className={classes.root}>
        {pages.slice(0, PLACES).map((page) => (
          <MenuLink key={page.folder} page={page} className={classes.entry} />
        ))}
        <button
          type="button"
          className={classes.entry}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(true)}
        >
          <Icon name="menu" />
          <span>{t('more')}</span>
        </button>
      </nav>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="bottom"
        title={account?.name ?? t('menu')}
        size="auto"
        closeButtonProps={{ 'aria-label': t('dismiss') }}
      >
        <Stack gap={4}>
          {pages.map((page) => (
            <MenuLink key={page.folder} page={page} className={classes.row} onFollow={close} />
          ))}
          <button type="button" className={classes.row} onClick={() => void signOut()}>
            <Icon name="signOut" />
            <span>{t('signOut')}</span>
          </button>
        </Stack>
      </Drawer>
    </>
  );
}

import { Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { menuFor } from '../routes/pages.ts';
import type { Account } from '../session/account.ts';
import { useTexts } from '../texts/languages.tsx';
import classes from './bottom-menu.module.css';
import { Icon } from './icons.tsx';
import { MenuLink } from './menu-link.tsx';
import { texts } from './texts.ts';

/** Loaded when somebody asks for more: a drawer is a tenth of what the shell would be. */
const MoreDrawer = lazy(() => import('./more-drawer.tsx'));

/** Beside "More", for which there is always a place. */
const PLACES = 3;
const places = Array.from({ length: PLACES }, (_, place) => place);

/** The menu at the bottom, on a phone: where thumbs are. What has no place there is behind "More". */
export function BottomMenu({ account }: { readonly account: Account | undefined }): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  return (
    <>
      <nav aria-label={t('menu')} className={classes.root}>
        {account
          ? menuFor(account)
              .slice(0, PLACES)
              .map((page) => <MenuLink key={page.folder} page={page} className={classes.entry} />)
          : places.map((place) => (
              <span key={place} className={classes.entry}>
                <Skeleton circle h={20} w={20} />
                <Skeleton h={12} w={48} />
              </span>
            ))}
        <button
          type="button"
          className={classes.entry}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => {
            setOpened(true);
            setOpen(true);
          }}
        >
          <Icon name="menu" />
          <span>{t('more')}</span>
        </button>
      </nav>
      {wasOpened && (
        <Suspense>
          <MoreDrawer account={account} isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Account } from '../session/account.ts';
import { signOut } from '../session/session.ts';
import { useTexts } from '../texts/languages.tsx';
import { BrandMark } from './brand-mark.tsx';
import { ColourSchemeButton } from './colour-scheme-button.tsx';
import { Icon } from './icons.tsx';
import { MenuSections } from './menu-sections.tsx';
import classes from './side-menu.module.css';
import { texts } from './texts.ts';

/** The menu at the left, on a desk. */
export function SideMenu({ account }: { readonly account: Account | undefined }): ReactNode {
  const t = useTexts(texts);
  return (
    <header className={classes.root}>
      <BrandMark />
      <nav aria-label={t('menu')} className={classes.entries}>
        {account ? (
          <MenuSections account={account} className={classes.entry} />
        ) : (
          [1, 2, 3].map((line) => <Skeleton key={line} h={40} radius="md" />)
        )}
      </nav>
      <Stack gap="xs" className={classes.foot}>
        {account && (
          <div className={classes.person}>
            <strong>{account.name}</strong>
            <span>{account.company?.name ?? account.email}</span>
          </div>
        )}
        <div className={classes.tools}>
          <button type="button" className={classes.entry} onClick={() => void signOut()}>
            <Icon name="signOut" />
            <span>{t('signOut')}</span>
          </button>
          <ColourSchemeButton />
        </div>
      </Stack>
    </header>
  );
}

import { Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { Account } from '../session/account.ts';
import { signOut } from '../session/session.ts';
import { useTexts } from '../texts/languages.tsx';
import { BrandMark } from './brand-mark.tsx';
import { ColourSchemeButton } from './colour-scheme-button.tsx';
import { Icon } from './icons.tsx';
import { MenuSections } from './menu-sections.tsx';
import classes from './side-menu.module.css';
import { texts } from './texts.ts';

/** The menu at the left, on a desk; however long it is, the entry of this page is in sight. */
export function SideMenu({ account }: { readonly account: Account | undefined }): ReactNode {
  const t = useTexts(texts);
  const [location] = useLocation();
  const entries = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has another entry, and each account another menu
  useEffect(() => {
    entries.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [location, account]);
  return (
    <header className={classes.root}>
      <BrandMark />
      <nav ref={entries} aria-label={t('menu')} className={classes.entries}>
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

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { type Account, useIsSignedIn } from '../session/account.ts';
import { useTexts } from '../texts/languages.tsx';
import { BrandMark } from './brand-mark.tsx';
import { ColourSchemeButton } from './colour-scheme-button.tsx';
import { texts } from './texts.ts';
import classes from './top-bar.module.css';

/** The brand and the way in, for visitors; on a phone also for those signed in, whose menu is at the bottom. */
export function TopBar({ account }: { readonly account: Account | undefined }): ReactNode {
  const t = useTexts(texts);
  const isSignedIn = useIsSignedIn();
  const [location] = useLocation();
  return (
    <header className={classes.root} data-signed-in={isSignedIn}>
      <div className={classes.inside}>
        <BrandMark />
        <div className={classes.side}>
          {account?.company && <span className={classes.company}>{account.company.name}</span>}
          <ColourSchemeButton />
          {!isSignedIn && location !== '/sign-in' && (
            <Button component={Link} href="/sign-in" variant="default" size="sm">
              {t('signIn')}
            </Button>
          )}
        </div>
      </div>
    </header>
  );
}

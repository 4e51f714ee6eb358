import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { useBrand } from '../brand/brand.tsx';
import { pagesFor } from '../routes/pages.ts';
import { useFoundPage } from '../routes/routed-page.tsx';
import { useAccount, useIsSignedIn } from '../session/account.ts';
import { useTexts } from '../texts/languages.tsx';
import { BottomMenu } from './bottom-menu.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import classes from './shell.module.css';
import { SideMenu } from './side-menu.tsx';
import { texts } from './texts.ts';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';

/** What stands around every page: menu at the left on a desk, at the bottom on a phone. */
export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTexts(texts);
  const account = useAccount();
  const isSignedIn = useIsSignedIn();
  const [location] = useLocation();
  const isWide = useFoundPage(pagesFor(account))?.page.wide ?? false;
  const brandName = useBrand()?.name;
  useEffect(() => {
    if (location) window.scrollTo(0, 0);
  }, [location]);
  return (
    <div
      // Made anew by signing in: the menu comes with the next page, and pushes none aside that is leaving.
      key={String(isSignedIn)}
      className={classes.root}
      data-signed-in={isSignedIn}
      data-brand={brandName}
    >
      <a className={classes.skip} href="#main">
        {t('skip')}
      </a>
      {isSignedIn && <SideMenu account={account} />}
      <div className={classes.column}>
        <TopBar account={account} />
        <OfflineNotice />
        <main id="main" tabIndex={-1} className={classes.main} data-wide={isWide}>
          <ErrorBoundary key={location}>{children}</ErrorBoundary>
        </main>
        {!isSignedIn && <LanguageChoice />}
      </div>
      {isSignedIn && <BottomMenu account={account} />}
      <Toasts />
    </div>
  );
}

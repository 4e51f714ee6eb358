import { type ReactNode, Suspense, useEffect } from 'react';
import { matchRoute, useLocation, useRouter } from 'wouter';
import { useRead } from '../api/query.ts';
import { LoadFailed } from '../parts/load-failed.tsx';
import { useAccount, useIsSignedIn } from '../session/account.ts';
import { NotFound } from '../shell/not-found.tsx';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import { usePreparedWords } from '../texts/languages.tsx';
import { type Page, pagesBehindSignIn, pagesFor } from './pages.ts';

interface Found {
  readonly page: Page;
  readonly params: Readonly<Record<string, string>>;
}

/** The page at an address, of those given; undefined when there is none. */
export function useFoundPage(pages: readonly Page[]): Found | undefined {
  const [location] = useLocation();
  const { parser } = useRouter();
  for (const page of pages) {
    const [matches, params] = matchRoute(parser, page.path, location);
    if (matches) return { page, params: params as Readonly<Record<string, string>> };
  }
  return undefined;
}

/** The page this person has at the address; sign-in first where it needs one. */
export function RoutedPage(): ReactNode {
  const isSignedIn = useIsSignedIn();
  const account = useAccount();
  const found = useFoundPage(pagesFor(account));
  const behindSignIn = useFoundPage(pagesBehindSignIn);
  usePreparedWords(found?.page.face);
  if (isSignedIn && !account) return <WaitForAccount />;
  if (!found && behindSignIn && !isSignedIn) return <ToSignIn />;
  if (!found) return <NotFound />;
  const { page, params } = found;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <page.Component key={page.folder} params={params} />
    </Suspense>
  );
}

/** Until it is known who signed in; without a network that is said. */
function WaitForAccount(): ReactNode {
  const { error, refetch } = useRead('GET /me', {});
  return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
}

/** Remembers where the person wanted to go: an address of ours, nothing else. */
function ToSignIn(): ReactNode {
  const [location, navigate] = useLocation();
  useEffect(() => {
    const next = `${location}${window.location.search}`;
    navigate(`/sign-in?next=${encodeURIComponent(next)}${window.location.hash}`, { replace: true });
  }, [location, navigate]);
  return <PageSkeleton />;
}

import { Button } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../parts/empty-state.tsx';
import { useTexts } from '../texts/languages.tsx';
import { texts } from './texts.ts';
import { useAgain } from './use-again.ts';
import { useIsOnline } from './use-is-online.ts';

interface Props {
  readonly children: ReactNode;
  readonly onReset: () => void;
}

const isUnloaded = (error: Error | undefined): boolean =>
  /dynamically imported module|module script|preload/i.test(error?.message ?? '');

class Boundary extends Component<Props, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  readonly #again = (): void => {
    // A file that did not come: there is no network, or it is gone with an older version of the portal. Browsers don't
    // ask for it again in this page: only loading everything anew helps.
    if (isUnloaded(this.state.error)) location.reload();
    this.props.onReset();
    this.setState({ error: undefined });
  };

  override componentDidMount(): void {
    addEventListener('online', this.#online);
  }

  override componentWillUnmount(): void {
    removeEventListener('online', this.#online);
  }

  /** What did not come for want of a network comes now. */
  readonly #online = (): void => {
    if (isUnloaded(this.state.error)) this.#again();
  };

  override render(): ReactNode {
    return this.state.error ? (
      <Crash onAgain={this.#again} isUnloaded={isUnloaded(this.state.error)} />
    ) : (
      this.props.children
    );
  }
}

interface CrashProps {
  readonly onAgain: () => void;
  /** A file of the page did not come. */
  readonly isUnloaded: boolean;
}

function Crash({ onAgain, isUnloaded }: CrashProps): ReactNode {
  const t = useTexts(texts);
  const isOnline = useIsOnline();
  // Loading everything anew is of use only once something answers.
  useAgain(
    () => void fetch('/config.json', { cache: 'no-store' }).then(onAgain, () => undefined),
    isUnloaded,
  );
  if (isUnloaded)
    return (
      <EmptyState
        isPage
        icon="offline"
        title={isOnline ? t('failedTitle') : t('offlineTitle')}
        action={
          <Button variant="default" onClick={onAgain}>
            {t('tryAgain')}
          </Button>
        }
      >
        {isOnline ? t('unreachable') : t('offlineText')}
      </EmptyState>
    );
  return (
    <EmptyState
      isPage
      icon="warning"
      title={t('crashTitle')}
      action={<Button onClick={onAgain}>{t('tryAgain')}</Button>}
    >
      {t('crashText')}
    </EmptyState>
  );
}

/** A page that throws takes itself down, not the portal around it. */
export function ErrorBoundary({ children }: { readonly children: ReactNode }): ReactNode {
  const { reset } = useQueryErrorResetBoundary();
  return <Boundary onReset={reset}>{children}</Boundary>;
}

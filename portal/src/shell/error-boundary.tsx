import { Button } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../parts/empty-state.tsx';
import { useTexts } from '../texts/languages.tsx';
import { texts } from './texts.ts';

interface Props {
  readonly children: ReactNode;
  readonly onReset: () => void;
}

class Boundary extends Component<Props, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  readonly #again = (): void => {
    // A page whose file is gone was replaced by a newer version of the portal: only loading everything anew helps.
    if (/dynamically imported module|module script/i.test(this.state.error?.message ?? '')) location.reload();
    this.props.onReset();
    this.setState({ error: undefined });
  };

  override render(): ReactNode {
    return this.state.error ? <Crash onAgain={this.#again} /> : this.props.children;
  }
}

function Crash({ onAgain }: { readonly onAgain: () => void }): ReactNode {
  const t = useTexts(texts);
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

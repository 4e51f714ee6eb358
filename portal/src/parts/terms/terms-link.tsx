import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';

interface TermsLinkProps {
  /** Which terms; left out, those in force. */
  readonly version?: string;
  /** What it says; left out, “terms of coverage”. */
  readonly children?: string;
}

/** Leads to the terms in a window of its own: what is being filled in stays. */
export function TermsLink({ version, children }: TermsLinkProps): ReactNode {
  const t = useTexts(texts);
  const href = version === undefined ? '/terms' : `/terms?${new URLSearchParams({ version })}`;
  return (
    <Anchor href={href} target="_blank" rel="noopener" inherit underline="always">
      {children ?? t('termsLink')}
    </Anchor>
  );
}

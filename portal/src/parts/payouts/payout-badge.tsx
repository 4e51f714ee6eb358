import type { ReactNode } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import classes from '../status-badge.module.css';
import { texts } from './texts.ts';

export type PayoutStatus = 'coming' | 'pending' | 'held' | 'paid' | 'returned' | 'failed';

const tones: Readonly<Record<PayoutStatus, string>> = {
  coming: 'calm',
  pending: 'calm',
  held: 'warn',
  paid: 'good',
  returned: 'bad',
  failed: 'bad',
};

/** How a payout stands, in a word. */
export function PayoutBadge({ status }: { readonly status: PayoutStatus }): ReactNode {
  const t = useTexts(texts);
  return (
    <span className={classes.badge} data-tone={tones[status]}>
      {t(status)}
    </span>
  );
}

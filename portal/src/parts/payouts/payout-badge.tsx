import type { ReactNode } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import { Badge } from '../badge.tsx';
import type { Tone } from '../tone.ts';
import { texts } from './texts.ts';

export type PayoutStatus = 'coming' | 'pending' | 'held' | 'paid' | 'returned' | 'failed';

const tones: Readonly<Record<PayoutStatus, Tone>> = {
  coming: 'plain',
  pending: 'plain',
  held: 'warn',
  paid: 'good',
  returned: 'bad',
  failed: 'bad',
};

/** How a payout stands, in a word. */
export function PayoutBadge({ status }: { readonly status: PayoutStatus }): ReactNode {
  const t = useTexts(texts);
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}

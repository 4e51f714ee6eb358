import type { ReactNode } from 'react';
import { SellPage } from '../../../parts/sale/sell-page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** A plan for somebody at the counter; the sale's page tells whether the text has gone out. */
export default function SellAtCounterPage(): ReactNode {
  const t = useTexts(texts);
  return (
    <SellPage
      title={t('title')}
      lead={t('lead')}
      soldAt="counter"
      hrefOf={({ enrollmentId }) => `/sales/${enrollmentId}`}
    />
  );
}

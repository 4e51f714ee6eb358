import type { ReactNode } from 'react';
import { SellPage } from '../../../parts/sale/sell-page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** A plan for somebody on the telephone. */
export default function SellToCallerPage(): ReactNode {
  const t = useTexts(texts);
  return (
    <SellPage
      title={t('title')}
      lead={t('lead')}
      soldAt="phone"
      hrefOf={({ planNumber }) => `/plans/${planNumber}`}
    />
  );
}

import type { ReactNode } from 'react';
import { ClaimList } from '../../../parts/claim-list/claim-list.tsx';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The claims of whoever looks; a role that has a page of its own at this address gets that one. */
export default function ClaimsPage(): ReactNode {
  const t = useTexts(texts);
  return (
    <Page title={t('title')}>
      <ClaimList name="claims" columns={['status', 'customer', 'device', 'incident', 'next', 'by']} />
    </Page>
  );
}

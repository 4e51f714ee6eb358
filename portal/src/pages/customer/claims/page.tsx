import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ClaimCards } from '../../../parts/claim-card/claim-card.tsx';
import { ClaimList } from '../../../parts/claim-list/claim-list.tsx';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** All claims of a customer, as cards. */
export default function CustomerClaims(): ReactNode {
  const t = useTexts(texts);
  const file = (
    <Button component={Link} href="/claims/new">
      {t('file')}
    </Button>
  );
  return (
    <Page title={t('title')} action={file}>
      <ClaimList name="customer-claims" columns={['status']} Claims={ClaimCards} />
    </Page>
  );
}

import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { ClaimList } from '../../../parts/claim-list/claim-list.tsx';
import { Page } from '../../../parts/page.tsx';
import { useAccount } from '../../../session/account.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { SearchCard } from '../search-card.tsx';
import { texts } from './texts.ts';

/** The search for a customer at the counter, then all claims of the company. */
export default function ClaimsPage(): ReactNode {
  const t = useTexts(texts);
  const company = useAccount()?.company;
  return (
    <Page title={t('title')}>
      {company?.approvedRepairPartner && <SearchCard />}
      <section aria-labelledby="company-claims">
        <Title order={2} id="company-claims" mb="md">
          {t('all', { company: company?.name ?? '' })}
        </Title>
        <ClaimList
          name="partner-claims"
          columns={['status', 'customer', 'device', 'next', 'by', 'changed']}
        />
      </section>
    </Page>
  );
}

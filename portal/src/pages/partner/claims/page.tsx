import { Button, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ClaimList } from '../../../parts/claim-list/claim-list.tsx';
import { Page } from '../../../parts/page.tsx';
import { useAccount } from '../../../session/account.ts';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { SearchCard } from '../search-card.tsx';
import { texts } from './texts.ts';

/** The search for a customer at the counter, or the way to file for a unit; then all claims of the company. */
export default function ClaimsPage(): ReactNode {
  const t = useTexts(texts);
  const company = useAccount()?.company;
  const deals = company?.kinds.includes('dealer') ?? false;
  const submit = (
    <Button component={Link} href="/claims/new" leftSection={<Icon name="plus" />}>
      {t('submit')}
    </Button>
  );
  return (
    <Page title={t('title')} action={deals && submit}>
      {company?.approvedRepairPartner && <SearchCard />}
      <section aria-label={t('all', { company: company?.name ?? '' })}>
        {company?.approvedRepairPartner && (
          <Title order={2} mb="md">
            {t('all', { company: company.name })}
          </Title>
        )}
        <ClaimList
          name="partner-claims"
          columns={['status', 'customer', 'device', 'next', 'by', 'changed']}
        />
      </section>
    </Page>
  );
}

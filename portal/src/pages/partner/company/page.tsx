import { Alert, Button, SimpleGrid, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Payee } from './payee.tsx';
import { People } from './people.tsx';
import { Profile } from './profile.tsx';
import { Stores } from './stores.tsx';
import { TaxForm } from './tax-form.tsx';
import { texts } from './texts.ts';

/** The company's own page: its stores, its people, and where its money goes. */
export default function CompanyPage(): ReactNode {
  const t = useTexts(texts);
  const { data: company, error, refetch } = useRead('GET /partners/me', {});
  const isOwner = company?.role === 'owner';
  const people = useRead('GET /partners/me/users', {}, { enabled: isOwner });
  if (!company) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  // The people decide how tall the page is above what follows them.
  if (isOwner && people.isPending) return <PageSkeleton />;
  const { suspended, approvedRepairPartner } = company;
  return (
    <Page title={company.name} lead={isOwner ? t('lead') : t('leadClerk')}>
      <Stack gap="lg">
        {suspended && (
          <Alert color="red" variant="light" radius="md" icon={<Icon name="warning" />}>
            {t('suspended', { reason: suspended.reason })}
          </Alert>
        )}
        {approvedRepairPartner ? (
          <Stores company={company} isOwner={isOwner} />
        ) : (
          isOwner && <ApplyToRepair />
        )}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
          <Profile company={company} isOwner={isOwner} />
          {isOwner && <People colleagues={people.data?.items ?? []} />}
          {isOwner && <Payee company={company} />}
          {isOwner && <TaxForm company={company} />}
        </SimpleGrid>
      </Stack>
    </Page>
  );
}

function ApplyToRepair(): ReactNode {
  const t = useTexts(texts);
  return (
    <Alert variant="light" radius="md" icon={<Icon name="wrench" />}>
      <Stack gap="sm">
        {t('notApproved')}
        <Button
          component={Link}
          href="/become-a-partner"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
        >
          {t('apply')}
        </Button>
      </Stack>
    </Alert>
  );
}

import { Button, Group, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { CompanyDialog } from './company-dialog.tsx';
import type { Company } from './shapes.ts';
import { OpenRepairs, Suspension } from './suspension.tsx';
import { texts } from './texts.ts';

export default function CompaniesPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /admin/companies', {});
  const [edited, setEdited] = useState<Company | 'new'>();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={<Button onClick={() => setEdited('new')}>{t('add')}</Button>}
    >
      {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton h={420} radius="lg" />}
      {data?.items.length === 0 && (
        <EmptyState icon="company" title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {data?.items.map((company) => (
          <CompanyCard key={company.companyId} company={company} onEdit={() => setEdited(company)} />
        ))}
      </SimpleGrid>
      {edited !== undefined && (
        <CompanyDialog company={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </Page>
  );
}

interface CompanyCardProps {
  readonly company: Company;
  readonly onEdit: () => void;
}

function CompanyCard({ company, onEdit }: CompanyCardProps): ReactNode {
  const t = useTexts(texts);
  const { phone: telephone } = useFormats();
  const { companyId, name, email, phone, kinds, approvedRepairPartner, suspended } = company;
  const stateOf = (): string => {
    if (suspended) return t('isSuspended', { reason: suspended.reason });
    return approvedRepairPartner ? t('isApproved') : t('notApproved');
  };
  return (
    <Card>
      <Stack gap="md">
        <div>
          <Title order={2}>{name}</Title>
          <Text c="dimmed">{kinds.map((kind) => t(kind)).join(' · ')}</Text>
        </div>
        <Facts
          facts={[
            [t('email'), email],
            [t('phone'), phone && telephone(phone)],
            [t('state'), stateOf()],
          ]}
        />
        {suspended && <OpenRepairs companyId={companyId} />}
        <Group>
          <Button variant="default" aria-label={t('edit', { name })} onClick={onEdit}>
            {t('change')}
          </Button>
          <Suspension company={company} />
        </Group>
      </Stack>
    </Card>
  );
}

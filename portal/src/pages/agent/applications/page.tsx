import { Button, Group, SegmentedControl, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { PayeeChanges } from './payee-changes.tsx';
import { texts } from './texts.ts';

type Application = AnswerOf<'GET /partners/applications'>['items'][number];
type State = 'open' | 'decided';

const isState = (value: string): value is State => value === 'open' || value === 'decided';

/** Who wants to become a partner, and where partners want their money to go. */
export default function ApplicationsPage(): ReactNode {
  const t = useTexts(texts);
  const [state, setState] = useState<State>('open');
  const { data, error, refetch } = useRead(
    'GET /partners/applications',
    { query: { state, limit: 100 } },
    { live: true },
  );
  const changes = useRead('GET /partners/payee-changes', {}, { live: true });
  // What stands above comes first: it would push the applications down.
  if (changes.isPending) return <PageSkeleton />;
  const count = state === 'open' ? (data?.items.length ?? 0) : 0;
  return (
    <Page title={t('title')} lead={count > 0 ? t('lead', { count }) : t('leadNone')}>
      <PayeeChanges changes={changes.data?.items ?? []} />
      <Stack gap="lg">
        <SegmentedControl
          aria-label={t('which')}
          value={state}
          onChange={(value) => isState(value) && setState(value)}
          data={[
            { value: 'open', label: t('open') },
            { value: 'decided', label: t('decided') },
          ]}
          style={{ alignSelf: 'flex-start' }}
        />
        {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
        {!data && !error && <Skeleton h={240} radius="lg" />}
        {data?.items.length === 0 && (
          <EmptyState icon="company" title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        )}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          {data?.items.map((application) => (
            <ApplicationCard key={application.applicationId} application={application} />
          ))}
        </SimpleGrid>
      </Stack>
    </Page>
  );
}

function ApplicationCard({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(texts);
  const { moment, date } = useFormats();
  const { companyName, contactName, address, status, call, kinds, createdAt, applicationId } = application;
  const isOpen = status === 'received' || status === 'call-booked';
  return (
    <Card>
      <Stack gap="md" h="100%" justify="space-between">
        <Stack gap="md">
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <div>
              <Title order={2}>{companyName}</Title>
              <Text c="dimmed">
                {contactName} · {address.city}, {address.region}
              </Text>
            </div>
            {!isOpen && <Text fw={600}>{status === 'approved' ? t('approved') : t('refusedState')}</Text>}
          </Group>
          <Facts
            facts={[
              [t('call'), isOpen ? (call ? moment(call.at) : t('noCall')) : undefined],
              [t('wants'), kinds.map((kind) => t(kind)).join(', ')],
              [t('applied'), date(createdAt)],
            ]}
          />
        </Stack>
        <Button
          component={Link}
          href={`/applications/${applicationId}`}
          variant={isOpen ? 'filled' : 'default'}
          aria-label={t('seeName', { name: companyName })}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('see')}
        </Button>
      </Stack>
    </Card>
  );
}

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { CorrectNumber } from '../../../parts/invitation/correct-number.tsx';
import { Progress } from '../../../parts/invitation/progress.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { Qr } from '../../../parts/qr.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

interface SalePageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** What the page says first, by how far the text is. */
const headlines = {
  waiting: { title: 'waitingTitle', lead: 'waitingLead' },
  sent: { title: 'sentTitle', lead: 'sentLead' },
  delivered: { title: 'deliveredTitle', lead: 'deliveredLead' },
  'not-sent': { title: 'notSentTitle', lead: 'notSentLead' },
  activated: { title: 'activatedTitle', lead: 'activatedLead' },
} as const;

/** A sale while the customer still stands there: whether the text went out, and whether the plan is active. */
export default function SalePage({ params }: SalePageProps): ReactNode {
  const t = useTexts(texts);
  const { money, moment, phone } = useFormats();
  const path = { enrollmentId: params.enrollmentId ?? '' };
  const sale = useRead('GET /enrollments/{enrollmentId}', { path }, { live: true });
  const text = useRead('GET /enrollments/{enrollmentId}/invitation', { path }, { live: true });
  const error = sale.error ?? text.error;
  if (sale.data && text.data) {
    const { planName, planNumber, priceCents, term, soldAt, activateBy } = sale.data;
    const invitation = text.data;
    const { title, lead } = headlines[invitation.status];
    const price =
      term === 'monthly'
        ? t('monthly', { price: money(priceCents) })
        : t('annual', { price: money(priceCents) });
    return (
      <Page
        title={t(title)}
        lead={t(lead, { phone: phone(invitation.phone) })}
        action={
          <Button component={Link} href="/sell" variant="default">
            {t('another')}
          </Button>
        }
      >
        <Stack gap="lg">
          <Progress invitation={invitation} />
          {invitation.status !== 'activated' && (
            <Card>
              <Group justify="space-between" align="flex-start" gap="xl">
                <CorrectNumber enrollmentId={path.enrollmentId} invitation={invitation} />
                <Stack gap="xs" align="center">
                  <Qr value={`${window.location.origin}/activate`} label={t('qr')} size={150} />
                  <Text size="sm" c="dimmed">
                    {t('qr')}
                  </Text>
                </Stack>
              </Group>
            </Card>
          )}
          <Card>
            <Title order={2} mb="md">
              {t('plan')}
            </Title>
            <Facts
              facts={[
                [t('name'), planName],
                [t('number'), planNumber],
                [t('price'), price],
                [t('sold'), moment(soldAt)],
                [t('activateBy'), activateBy && moment(activateBy)],
              ]}
            />
          </Card>
        </Stack>
      </Page>
    );
  }
  if (!error) return <PageSkeleton />;
  return <LoadFailed error={error} onAgain={() => void Promise.all([sale.refetch(), text.refetch()])} />;
}

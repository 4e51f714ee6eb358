import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Badge } from '../../../parts/badge.tsx';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { CorrectNumber } from '../../../parts/invitation/correct-number.tsx';
import { Progress } from '../../../parts/invitation/progress.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { isOver, type Plan, planLabel, planSentence, planTone } from '../../../parts/plan/plan-state.ts';
import { texts as planTexts } from '../../../parts/plan/texts.ts';
import { CancelPlan } from '../../../parts/plan-money/cancel-plan.tsx';
import { Certificate } from '../../../parts/plan-money/certificate.tsx';
import { Charges } from '../../../parts/plan-money/charges.tsx';
import boxes from '../../../parts/status-box.module.css';
import { useAgreedTerms } from '../../../parts/terms/use-agreed-terms.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { DisputeNotice } from './dispute-notice.tsx';
import { texts } from './texts.ts';

interface PlanPageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** A customer’s plan for the claims team: where it stands, its money, and what the team may do for a caller. */
export default function PlanPage({ params }: PlanPageProps): ReactNode {
  const t = useTexts(texts);
  const path = { enrollmentId: params.planNumber ?? '' };
  const plan = useRead('GET /enrollments/{enrollmentId}', { path }, { live: true });
  const text = useRead('GET /enrollments/{enrollmentId}/invitation', { path }, { live: true });
  const charges = useRead('GET /enrollments/{enrollmentId}/charges', { path });
  if (!plan.data || text.isPending || charges.isPending)
    return plan.error ? (
      <LoadFailed error={plan.error} onAgain={() => void plan.refetch()} />
    ) : (
      <PageSkeleton />
    );
  const { planName, planNumber, enrollmentId, dispute } = plan.data;
  const isOnItsWay = text.data !== undefined && text.data.status !== 'activated' && !isOver(plan.data);
  return (
    <Page title={planName} lead={t('lead', { planNumber })}>
      <Stack gap="lg">
        <Standing plan={plan.data} />
        {dispute && <DisputeNotice dispute={dispute} />}
        {isOnItsWay && (
          <Card>
            <Title order={2} mb="md">
              {t('onTheWay')}
            </Title>
            <Stack gap="lg">
              <Progress invitation={text.data} />
              <CorrectNumber enrollmentId={enrollmentId} invitation={text.data} />
            </Stack>
          </Card>
        )}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
          <Summary plan={plan.data} />
          <Stack gap="lg">
            <Charges enrollmentId={enrollmentId} />
            <Certificate enrollmentId={enrollmentId} />
          </Stack>
        </SimpleGrid>
        {!isOver(plan.data) && (
          <div>
            <CancelPlan plan={plan.data} />
          </div>
        )}
      </Stack>
    </Page>
  );
}

function Standing({ plan }: { readonly plan: Plan }): ReactNode {
  const words = useTexts(planTexts);
  const formats = useFormats();
  return (
    <section className={boxes.box} data-tone={planTone(plan)}>
      <Badge tone={planTone(plan)}>{planLabel(plan, words)}</Badge>
      <Text size="lg" fw={600} className={boxes.sentence ?? ''}>
        {planSentence(plan, words, formats)}
      </Text>
    </section>
  );
}

function Summary({ plan }: { readonly plan: Plan }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(planTexts);
  const { money, date } = useFormats();
  const price = money(plan.priceCents);
  const terms = useAgreedTerms(plan);
  const { card, student, refundUntil } = plan;
  const day = (instant: string | undefined) => instant && date(instant);
  return (
    <Card>
      <Title order={2} mb="md">
        {t('summary')}
      </Title>
      <Facts
        facts={[
          [t('price'), plan.term === 'monthly' ? words('perMonth', { price }) : words('perYear', { price })],
          [t('sold'), date(plan.soldAt)],
          [t('coverFrom'), day(plan.coverStartsAt)],
          [t('coverUntil'), day(plan.coverEndsAt)],
          [t('paidThrough'), day(plan.paidThrough)],
          [t('nextCharge'), day(plan.nextChargeAt)],
          [t('card'), card && t('cardOf', { brand: card.brand, last4: card.last4 })],
          [t('refundUntil'), isOver(plan) ? undefined : day(refundUntil)],
          [t('protectedMinor'), plan.protectedMinor?.name],
          [t('student'), student && t(proofOf(student.proof))],
          [t('code'), plan.promoCode],
          [t('terms'), terms],
        ]}
      />
    </Card>
  );
}

const proofs = ['missing', 'pending', 'accepted', 'refused'] as const;
const proofOf = (proof: string): (typeof proofs)[number] => proofs.find((one) => one === proof) ?? 'missing';

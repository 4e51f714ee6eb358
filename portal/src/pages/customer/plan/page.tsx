import { Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Badge } from '../../../parts/badge.tsx';
import { Card } from '../../../parts/card.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { ActivateButton } from '../../../parts/plan/activate-button.tsx';
import { CardButton } from '../../../parts/plan/card-button.tsx';
import { isOver, type Plan, planLabel, planSentence, planTone } from '../../../parts/plan/plan-state.ts';
import { texts as planTexts } from '../../../parts/plan/texts.ts';
import { CancelPlan } from '../../../parts/plan-money/cancel-plan.tsx';
import { Certificate } from '../../../parts/plan-money/certificate.tsx';
import { Charges } from '../../../parts/plan-money/charges.tsx';
import boxes from '../../../parts/status-box.module.css';
import { StudentProof } from '../../../parts/student-proof/student-proof.tsx';
import { useAgreedTerms } from '../../../parts/terms/use-agreed-terms.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { ChangePlan } from './change-plan.tsx';
import classes from './plan.module.css';
import { texts } from './texts.ts';

interface PlanPageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** One plan: where it stands, what it costs, proof of it, and how to change or end it. */
export default function PlanPage({ params }: PlanPageProps): ReactNode {
  const t = useTexts(texts);
  const path = { enrollmentId: params.planNumber ?? '' };
  const { data: plan, error, refetch } = useRead('GET /enrollments/{enrollmentId}', { path });
  const charges = useRead('GET /enrollments/{enrollmentId}/charges', { path });
  const proof = useRead(
    'GET /enrollments/{enrollmentId}/student-proof',
    { path: { enrollmentId: plan?.enrollmentId ?? '' } },
    { enabled: plan?.student !== undefined },
  );
  const saving = useCardFromPage(path.enrollmentId);
  if (plan && (charges.isPending || proof.isLoading || saving.isPending)) return <PageSkeleton />;
  if (!plan) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  return (
    <Page title={plan.planName} lead={t('lead', { planNumber: plan.planNumber })}>
      <PlanBox plan={plan} problem={saving.problem} />
      {plan.student && !isOver(plan) && <StudentProof enrollmentId={plan.enrollmentId} />}
      <div className={classes.columns}>
        <Summary plan={plan} />
        <Stack gap="lg">
          <Certificate enrollmentId={plan.enrollmentId} />
          <Charges enrollmentId={plan.enrollmentId} />
        </Stack>
      </div>
      {!isOver(plan) && (
        <Group gap="xs">
          <ChangePlan plan={plan} />
          <CancelPlan plan={plan} />
        </Group>
      )}
    </Page>
  );
}

/** Back from the provider's page: keeps the card, once, and takes its session out of the address. */
function useCardFromPage(enrollmentId: string) {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const session = new URLSearchParams(useSearch()).get('session');
  const isTaken = useRef(false);
  const save = useWrite('PUT /enrollments/{enrollmentId}/payment-method');
  const { mutate } = save;
  useEffect(() => {
    if (session === null || isTaken.current) return;
    isTaken.current = true;
    mutate(
      { path: { enrollmentId }, body: { paymentMethod: { cardPage: session } } },
      {
        onSuccess: () => toast(t('newCard')),
        onSettled: () => navigate(`/plans/${enrollmentId}`, { replace: true }),
      },
    );
  }, [session, enrollmentId, mutate, navigate, t]);
  return { isPending: save.isPending, problem: save.error?.message };
}

interface PlanBoxProps {
  readonly plan: Plan;
  readonly problem: string | undefined;
}

function PlanBox({ plan, problem }: PlanBoxProps): ReactNode {
  const words = useTexts(planTexts);
  const formats = useFormats();
  const { enrollmentId, status, waitsFor } = plan;
  return (
    <section className={boxes.box} data-tone={planTone(plan)}>
      <Badge tone={planTone(plan)}>{planLabel(plan, words)}</Badge>
      <Title order={2} className={boxes.sentence ?? ''}>
        {planSentence(plan, words, formats)}
      </Title>
      <FormProblem>{problem}</FormProblem>
      {waitsFor === 'payment' && <CardButton enrollmentId={enrollmentId}>{words('addCard')}</CardButton>}
      {waitsFor === 'activation' && <ActivateButton plan={plan}>{words('activateNow')}</ActivateButton>}
      {status === 'past-due' && <CardButton enrollmentId={enrollmentId}>{words('otherCard')}</CardButton>}
    </section>
  );
}

function Summary({ plan }: { readonly plan: Plan }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(planTexts);
  const { money, date } = useFormats();
  const terms = useAgreedTerms(plan);
  const { term, card, nextChargeAt, paidThrough, refundUntil, protectedMinor, enrollmentId } = plan;
  const price = money(plan.priceCents);
  const facts = [
    { name: t('number'), value: plan.planNumber },
    {
      name: t('price'),
      value: term === 'monthly' ? words('perMonth', { price }) : words('perYear', { price }),
    },
    { name: t('paidThrough'), value: paidThrough && date(paidThrough) },
    { name: t('nextCharge'), value: nextChargeAt && date(nextChargeAt) },
    { name: t('card'), value: card && t('cardOf', { brand: card.brand, last4: card.last4 }) },
    { name: t('refundUntil'), value: isOver(plan) ? undefined : refundUntil && date(refundUntil) },
    { name: t('protectedMinor'), value: protectedMinor?.name },
    { name: t('terms'), value: terms },
  ];
  return (
    <Card>
      <Title order={2}>{t('summary')}</Title>
      <dl className={classes.facts}>
        {facts.map(
          ({ name, value }) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {card && !isOver(plan) && plan.status !== 'past-due' && (
        <CardButton enrollmentId={enrollmentId} variant="default">
          {words('otherCard')}
        </CardButton>
      )}
    </Card>
  );
}

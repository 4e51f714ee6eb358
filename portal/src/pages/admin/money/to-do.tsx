import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { PayoutBadge } from '../../../parts/payouts/payout-badge.tsx';
import classes from '../../../parts/payouts/payouts.module.css';
import { useMonthName } from '../../../parts/payouts/use-month-name.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { ReasonButton } from './reason-button.tsx';
import { texts } from './texts.ts';

type Payout = AnswerOf<'GET /money/payouts'>['items'][number];
type Fee = AnswerOf<'GET /money/fees'>['items'][number];

interface ToDoProps {
  /** Undefined while they are read. */
  readonly payouts: readonly Payout[] | undefined;
  readonly fees: readonly Fee[] | undefined;
}

/** Payouts and fees that wait for a person, each with who has to do what. */
export function ToDo({ payouts, fees }: ToDoProps): ReactNode {
  const t = useTexts(texts);
  if (!payouts || !fees) return <Skeleton h={240} radius="lg" />;
  if (payouts.length + fees.length === 0)
    return (
      <EmptyState icon="check" title={t('nothingTitle')}>
        {t('nothingText')}
      </EmptyState>
    );
  return (
    <Stack gap="lg">
      {payouts.length > 0 && <Title order={2}>{t('payouts')}</Title>}
      {payouts.map((payout) => (
        <PayoutToSee key={payout.payoutId} payout={payout} />
      ))}
      {fees.length > 0 && <Title order={2}>{t('fees')}</Title>}
      {fees.map((fee) => (
        <FeeToSee key={fee.planNumber} fee={fee} />
      ))}
    </Stack>
  );
}

function PayoutToSee({ payout }: { readonly payout: Payout }): ReactNode {
  const t = useTexts(texts);
  const { date, moneyInFull } = useFormats();
  const monthName = useMonthName();
  const release = useWrite('POST /money/payouts/{companyId}/{runMonth}/release');
  const again = useWrite('POST /money/payouts/{companyId}/{runMonth}/pay-again');
  const {
    amountCents,
    companyId,
    companyName: company,
    holds,
    month,
    nextStep,
    runMonth,
    status,
    steps,
  } = payout;
  const path = { companyId, runMonth };
  const isHeldByUs = holds.some(({ code }) => code === 'agent');
  return (
    <Card>
      <Stack gap="sm">
        <div className={classes.row}>
          <Stack gap={4}>
            <Group gap="sm">
              <Title order={3} size="h4">
                {company}
              </Title>
              <PayoutBadge status={status} />
            </Group>
            <Text c="dimmed">{monthName(month)}</Text>
          </Stack>
          <Title order={4} size="h3" className={classes.sum}>
            {moneyInFull(amountCents)}
          </Title>
        </div>
        {nextStep !== undefined && (
          <p className={classes.notice} data-tone={status === 'held' ? 'warn' : 'bad'}>
            {nextStep}
          </p>
        )}
        {steps.map(({ at, by, reason }) => (
          <Text key={at} size="sm" c="dimmed">
            {t('step', { by, date: date(at), reason })}
          </Text>
        ))}
        {status === 'held' && isHeldByUs && (
          <ReasonButton
            title={t('releaseTitle', { company })}
            text={t('releaseText')}
            style={{ alignSelf: 'flex-start' }}
            onReason={(reason) => release.mutateAsync({ path, body: { reason } })}
          >
            {t('release')}
          </ReasonButton>
        )}
        {(status === 'returned' || status === 'failed') && (
          <ReasonButton
            variant="filled"
            title={t('againTitle', { company })}
            text={t('againText')}
            style={{ alignSelf: 'flex-start' }}
            onReason={(reason) => again.mutateAsync({ path, body: { reason } })}
          >
            {t('again')}
          </ReasonButton>
        )}
      </Stack>
    </Card>
  );
}

function FeeToSee({ fee }: { readonly fee: Fee }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const clear = useWrite('POST /money/fees/{planNumber}/clear');
  const refuse = useWrite('POST /money/fees/{planNumber}/refuse');
  const { amountCents, planNumber: plan, reason: shares } = fee;
  const path = { planNumber: plan };
  return (
    <Card>
      <Stack gap="sm">
        <div className={classes.row}>
          <Title order={3} size="h4">
            {plan}
          </Title>
          <strong className={classes.sum}>{moneyInFull(amountCents)}</strong>
        </div>
        <Text>{shares}</Text>
        <Group gap="sm">
          <ReasonButton
            variant="filled"
            title={t('clearTitle', { plan })}
            text={t('clearText')}
            onReason={(reason) => clear.mutateAsync({ path, body: { reason } })}
          >
            {t('clear')}
          </ReasonButton>
          <ReasonButton
            title={t('refuseTitle', { plan })}
            text={t('refuseText')}
            onReason={(reason) => refuse.mutateAsync({ path, body: { reason } })}
          >
            {t('refuse')}
          </ReasonButton>
        </Group>
      </Stack>
    </Card>
  );
}

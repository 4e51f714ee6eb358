import { Button, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type AnswerOf, call } from '../../../api/call.ts';
import { REFRESH_MS, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { PayoutBadge } from '../../../parts/payouts/payout-badge.tsx';
import classes from '../../../parts/payouts/payouts.module.css';
import { UnpaidLines } from '../../../parts/payouts/unpaid-lines.tsx';
import { useMonthName } from '../../../parts/payouts/use-month-name.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { ReasonButton } from './reason-button.tsx';
import { texts } from './texts.ts';

type Coming = AnswerOf<'GET /money/runs'>['coming'];
type Partner = AnswerOf<'GET /money/runs/{runMonth}/partners'>['items'][number];

const needOf = (partners: readonly Partner[]): number =>
  partners.reduce((sum, { amountCents, holds }) => (holds.length > 0 ? sum : sum + amountCents), 0);

/** The partners of the coming run, page after page: each is judged anew, which takes its time. */
function useComingPartners(runMonth: string) {
  return useInfiniteQuery({
    queryKey: ['GET /money/runs/{runMonth}/partners', runMonth],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /money/runs/{runMonth}/partners',
        { path: { runMonth }, query: pageParam === undefined ? {} : { cursor: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: REFRESH_MS * 4,
  });
}

/** What the run comes to, whether the account covers it, and partner by partner what it pays and what not. */
export function ComingRun({ coming }: { readonly coming: Coming }): ReactNode {
  const t = useTexts(texts);
  const monthName = useMonthName();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useComingPartners(
    coming.runMonth,
  );
  if (error && !data) return <LoadFailed isPart error={error} onAgain={() => void refetch()} />;
  if (!data) return <Skeleton h={320} radius="lg" />;
  const partners = data.pages.flatMap(({ items }) => items);
  if (partners.length === 0)
    return (
      <EmptyState icon="money" title={t('nobodyTitle')}>
        {t('nobodyText', { month: monthName(coming.month) })}
      </EmptyState>
    );
  return (
    <Stack gap="lg">
      <Need coming={coming} needCents={needOf(partners)} />
      <Title order={2} size="h3">
        {t('partners', { count: partners.length })}
      </Title>
      {partners.map((partner) => (
        <PartnerCard key={partner.companyId} partner={partner} coming={coming} />
      ))}
      {hasNextPage && (
        <Button
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
          style={{ alignSelf: 'center' }}
        >
          {t('loadMore')}
        </Button>
      )}
    </Stack>
  );
}

function Need({ coming, needCents }: { readonly coming: Coming; readonly needCents: number }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull, moment } = useFormats();
  const { balanceCents, dueAt } = coming;
  const left = balanceCents === undefined ? undefined : balanceCents - needCents;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      <Card>
        <Text c="dimmed">{t('needed')}</Text>
        <div className={classes.amount}>{moneyInFull(needCents)}</div>
      </Card>
      <Card>
        <Text c="dimmed">{t('balance')}</Text>
        <div className={classes.amount}>{balanceCents === undefined ? '–' : moneyInFull(balanceCents)}</div>
        {left === undefined && <Text c="dimmed">{t('balanceUnknown')}</Text>}
        {left !== undefined && left >= 0 && (
          <Text c="dimmed">{t('enough', { amount: moneyInFull(left) })}</Text>
        )}
        {left !== undefined && left < 0 && (
          <p className={classes.notice} data-tone="bad">
            {t('short', { amount: moneyInFull(-left), date: moment(dueAt) })}
          </p>
        )}
      </Card>
    </SimpleGrid>
  );
}

function PartnerCard({ partner, coming }: { readonly partner: Partner; readonly coming: Coming }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull, moment } = useFormats();
  const refreshes = ['GET /money/runs/{runMonth}/partners', 'GET /money/payouts'] as const;
  const hold = useWrite('POST /money/payouts/{companyId}/{runMonth}/hold', { refreshes });
  const release = useWrite('POST /money/payouts/{companyId}/{runMonth}/release', { refreshes });
  const { amountCents, companyId, companyName: company, holds, lineCount: count, unpaid } = partner;
  const path = { companyId, runMonth: coming.runMonth };
  const isHeldByUs = holds.some(({ code }) => code === 'agent');
  return (
    <Card>
      <Stack gap="sm">
        <div className={classes.row}>
          <Stack gap={4}>
            <Title order={3} size="h4">
              {company}
            </Title>
            <div>
              <PayoutBadge status={holds.length > 0 ? 'held' : 'coming'} />
            </div>
          </Stack>
          <div className={classes.sum}>
            <Title order={4} size="h3">
              {moneyInFull(amountCents)}
            </Title>
            <Text c="dimmed">{t('plans', { count })}</Text>
          </div>
        </div>
        {holds.length > 0 && <p className={classes.notice}>{holds.map(({ reason }) => reason).join(' ')}</p>}
        <UnpaidLines unpaid={unpaid} />
        {count > 0 && isHeldByUs && (
          <ReasonButton
            title={t('releaseTitle', { company })}
            text={t('releaseText')}
            style={{ alignSelf: 'flex-start' }}
            onReason={(reason) => release.mutateAsync({ path, body: { reason } })}
          >
            {t('release')}
          </ReasonButton>
        )}
        {count > 0 && !isHeldByUs && (
          <ReasonButton
            title={t('holdTitle', { company })}
            text={t('holdText', { date: moment(coming.dueAt) })}
            style={{ alignSelf: 'flex-start' }}
            onReason={(reason) => hold.mutateAsync({ path, body: { reason } })}
          >
            {t('hold')}
          </ReasonButton>
        )}
      </Stack>
    </Card>
  );
}

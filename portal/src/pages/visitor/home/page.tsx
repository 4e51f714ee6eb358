import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { ClaimInvitation } from './claim-invitation.tsx';
import { Outcomes } from './outcomes.tsx';
import classes from './page.module.css';
import { PhonePicker } from './phone-picker.tsx';
import { phonesOf } from './phones.ts';
import { PlanCards } from './plan-cards.tsx';
import { texts } from './texts.ts';

/** The start for visitors: what protection of their phone costs and does. */
export default function VisitorHome(): ReactNode {
  const t = useTexts(texts);
  const { percent } = useFormats();
  const { data: offers, error, refetch } = useRead('GET /plans', {});
  const [chosen, setChosen] = useState<string>();
  if (error) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!offers) return <PageSkeleton />;
  const phones = phonesOf(offers);
  // One stands there from the start, so that the page answers before it is asked.
  const phone =
    phones.find(({ id }) => id === chosen) ?? phones.find(({ tier }) => tier === 'premium') ?? phones[0];
  if (!phone) return <LoadFailed error={new Error(t('failed'))} onAgain={() => void refetch()} />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className={classes.first}>
        <div className={classes.picker}>
          <PhonePicker phones={phones} chosen={phone} onChoose={setChosen} />
        </div>
        <div className={classes.outcomes}>
          <Outcomes phone={phone} limitCents={offers.coverage.incidentLimitCents} />
        </div>
        <div className={classes.plans}>
          <PlanCards offers={offers} phone={phone} />
        </div>
      </div>
      <Text c="dimmed">
        {t('waiting', { days: offers.coverage.waitingPeriodDays })}{' '}
        {t('several', { percent: percent(offers.coverage.severalPlansDiscountPercent) })}
      </Text>
      <ClaimInvitation />
      <Text>
        {t('partner')} <Link href="/become-a-partner">{t('partnerLink')}</Link>
      </Text>
    </Page>
  );
}

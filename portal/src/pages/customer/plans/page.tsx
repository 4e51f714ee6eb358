import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Badge } from '../../../parts/badge.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { isOver, type Plan, planLabel, planSentence, planTone } from '../../../parts/plan/plan-state.ts';
import { texts as planTexts } from '../../../parts/plan/texts.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './plans.module.css';
import { texts } from './texts.ts';

/** A customer's plans, those in force first. */
export default function PlansPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /enrollments', { query: { limit: 100 } });
  if (!data) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  const choose = (label: string, variant: 'filled' | 'default') => (
    <Button component={Link} href="/enroll" variant={variant}>
      {label}
    </Button>
  );
  if (data.items.length === 0)
    return (
      <EmptyState isPage icon="plans" title={t('none')} action={choose(t('choose'), 'filled')}>
        {t('noneText')}
      </EmptyState>
    );
  const plans = [...data.items].sort((one, other) => Number(isOver(one)) - Number(isOver(other)));
  return (
    <Page title={t('title')} action={choose(t('another'), 'default')}>
      <ul className={classes.list}>
        {plans.map((plan) => (
          <PlanRow key={plan.enrollmentId} plan={plan} />
        ))}
      </ul>
    </Page>
  );
}

function PlanRow({ plan }: { readonly plan: Plan }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(planTexts);
  const formats = useFormats();
  const price = formats.money(plan.priceCents);
  return (
    <li className={classes.row} data-over={isOver(plan)}>
      <div className={classes.head}>
        <Link href={`/plans/${plan.planNumber}`} className={classes.link}>
          {plan.planName}
        </Link>
        <Badge tone={planTone(plan)}>{planLabel(plan, words)}</Badge>
      </div>
      <p>{planSentence(plan, words, formats)}</p>
      <span className={classes.dim}>
        {t('number', { planNumber: plan.planNumber })} ·{' '}
        {plan.term === 'monthly' ? words('perMonth', { price }) : words('perYear', { price })}
      </span>
    </li>
  );
}

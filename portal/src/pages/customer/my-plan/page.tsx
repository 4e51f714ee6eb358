import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { isOver } from '../../../parts/plan/plan-state.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';

/** To the one plan there is, or to the list. */
export default function MyPlan(): ReactNode {
  const [, navigate] = useLocation();
  const { data, error, refetch } = useRead('GET /enrollments', { query: { limit: 100 } });
  useEffect(() => {
    if (!data) return;
    const plans = data.items.filter((plan) => !isOver(plan));
    const only = plans.length === 1 ? plans[0] : undefined;
    navigate(only ? `/plans/${only.planNumber}` : '/plans', { replace: true });
  }, [data, navigate]);
  return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
}

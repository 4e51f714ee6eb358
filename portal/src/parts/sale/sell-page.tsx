import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useRead } from '../../api/query.ts';
import { PageSkeleton } from '../../shell/page-skeleton.tsx';
import { LoadFailed } from '../load-failed.tsx';
import { Page } from '../page.tsx';
import { SaleForm } from './sale-form.tsx';
import type { Sold, SoldAt } from './use-sale-form.ts';

interface SellPageProps {
  readonly title: string;
  readonly lead: string;
  readonly soldAt: SoldAt;
  /** The page that follows a sale. */
  readonly hrefOf: (sold: Sold) => string;
}

/** A plan for somebody else, wherever they are: what is offered, the form, and on to what was sold. */
export function SellPage({ title, lead, soldAt, hrefOf }: SellPageProps): ReactNode {
  const [, navigate] = useLocation();
  const { data: offers, error, refetch } = useRead('GET /plans', {});
  if (error && !offers) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!offers) return <PageSkeleton />;
  return (
    <Page title={title} lead={lead}>
      <SaleForm offers={offers} soldAt={soldAt} onSold={(sold) => navigate(hrefOf(sold))} />
    </Page>
  );
}

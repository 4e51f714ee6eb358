import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import type { RmaTerms } from '../../../parts/rmas/shapes.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { IssueForm } from './issue-form.tsx';
import { texts } from './texts.ts';

export default function IssueRmaPage({
  params,
}: {
  readonly params: Readonly<Record<string, string>>;
}): ReactNode {
  const claimId = params.claimId ?? '';
  const claim = useRead('GET /claims/{claimId}', { path: { claimId } });
  const terms = useRead('GET /rmas/terms', {});
  const error = claim.error ?? terms.error;
  if (claim.data && terms.data) return <Issue claim={claim.data} terms={terms.data} />;
  if (!error) return <PageSkeleton />;
  return <LoadFailed error={error} onAgain={() => void Promise.all([claim.refetch(), terms.refetch()])} />;
}

function Issue({ claim, terms }: { readonly claim: Claim; readonly terms: RmaTerms }): ReactNode {
  const t = useTexts(texts);
  if (claim.unit) return <IssueForm claim={claim} serial={claim.unit.serial} terms={terms} />;
  return (
    <EmptyState
      isPage
      icon="box"
      title={t('noDealer')}
      action={
        <Button component={Link} href={`/claims/${claim.claimId}`}>
          {t('back')}
        </Button>
      }
    >
      {t('noDealerText')}
    </EmptyState>
  );
}

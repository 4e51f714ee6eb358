import { Button, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Claim } from '../../api/shapes.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import { EmptyState } from '../empty-state.tsx';
import { StatusBadge } from '../status-badge.tsx';
import classes from './overview.module.css';
import { texts } from './texts.ts';

/** What only the company can move on, what is due first at the top. */
export function Waiting({ claims }: { readonly claims: readonly Claim[] }): ReactNode {
  const t = useTexts(texts);
  if (claims.length === 0)
    return (
      <EmptyState isQuiet icon="check" title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <section aria-labelledby="waiting">
      <Title order={2} id="waiting" mb="md">
        {t('waiting')}
      </Title>
      <ul className={classes.cards}>
        {claims.map((claim) => (
          <WaitingClaim key={claim.claimId} claim={claim} />
        ))}
      </ul>
    </section>
  );
}

function WaitingClaim({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const { claimId, status, statusLabel, customer, device, unit, nextStep } = claim;
  const subject = [customer.name, device ? `${device.make} ${device.model}` : unit?.product, claimId]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <StatusBadge status={status} label={statusLabel} />
        {nextStep.by !== undefined && (
          <span>
            {t('by')} <time dateTime={nextStep.by}>{moment(nextStep.by)}</time>
          </span>
        )}
      </div>
      <p className={classes.what}>{nextStep.what}</p>
      <div className={classes.head}>
        <span>{subject}</span>
        <Button component={Link} href={`/claims/${claimId}`} variant="light">
          {nextStep.button ?? t('open')}
        </Button>
      </div>
    </li>
  );
}

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Claim } from '../../api/shapes.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { texts as perils } from '../claim-list/texts.ts';
import { deviceIcon, deviceName } from '../device-icon.ts';
import { StatusBadge } from '../status-badge.tsx';
import { useWho } from '../status-box.tsx';
import { texts as partTexts } from '../texts.ts';
import { useTypically } from '../use-typically.ts';
import classes from './claim-card.module.css';
import { texts } from './texts.ts';

/** What an open claim comes to, as far as it is known; undefined for one that is closed, and where no limit is known. */
function useGets(): (claim: Claim) => string | undefined {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  return ({ closedAt, resolution, approvedTotalCents, limitCents }) => {
    const cents = approvedTotalCents ?? limitCents;
    if (closedAt !== undefined || cents === undefined) return undefined;
    const what = approvedTotalCents === undefined ? 'upTo' : (resolution ?? 'upTo');
    return t(what, { amount: moneyInFull(cents) });
  };
}

/** A claim at first sight: where it stands, who acts, what is next, by when; and the button, when it is the reader's turn. */
export function ClaimCard({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const peril = useTexts(perils);
  const { moment, moneyInFull, date } = useFormats();
  const who = useWho();
  const shared = useTexts(partTexts);
  const gets = useGets()(claim);
  const typically = useTypically()(claim.nextStep.typically);
  const { claimId, device, unit, incident, status, statusLabel, nextStep, deductibleCents } = claim;
  const isTheirs =
    nextStep.who === 'customer' && nextStep.button !== undefined && claim.closedAt === undefined;
  const address = `/claims/${claimId}`;
  return (
    <article className={classes.card} data-waits={isTheirs}>
      <div className={classes.head}>
        <span className={classes.icon}>
          <Icon name={deviceIcon(device?.kind ?? 'other')} size={24} />
        </span>
        <div className={classes.name}>
          <Link href={address} className={classes.link}>
            {device ? deviceName(device) : (unit?.product ?? claimId)}
          </Link>
          <span>
            {peril(incident.type)} · {date(incident.occurredAt)}
          </span>
        </div>
        <StatusBadge status={status} label={statusLabel} />
      </div>
      <p className={classes.what}>{nextStep.what}</p>
      <dl className={classes.facts}>
        {nextStep.who !== 'nobody' && (
          <div>
            <dt>{t('acts')}</dt>
            <dd>{who(claim)}</dd>
          </div>
        )}
        {nextStep.by !== undefined && (
          <div>
            <dt>{t('by')}</dt>
            <dd>
              <time dateTime={nextStep.by}>{moment(nextStep.by)}</time>
            </dd>
          </div>
        )}
        {typically !== undefined && (
          <div>
            <dt>{shared('typically')}</dt>
            <dd>{typically}</dd>
          </div>
        )}
        {gets !== undefined && (
          <div>
            <dt>{t('youGet')}</dt>
            <dd>{gets}</dd>
          </div>
        )}
        {deductibleCents !== undefined && status !== 'withdrawn' && (
          <div>
            <dt>{t('youPay')}</dt>
            <dd>{moneyInFull(deductibleCents)}</dd>
          </div>
        )}
        <div>
          <dt>{t('claim')}</dt>
          <dd>{claimId}</dd>
        </div>
      </dl>
      {isTheirs && (
        <Button component={Link} href={address} className={classes.button ?? ''}>
          {nextStep.button}
        </Button>
      )}
    </article>
  );
}

/** Cards beside each other where there is room. */
export const ClaimCards = ({ claims }: { readonly claims: readonly Claim[] }): ReactNode => (
  <div className={classes.cards}>
    {claims.map((claim) => (
      <ClaimCard key={claim.claimId} claim={claim} />
    ))}
  </div>
);

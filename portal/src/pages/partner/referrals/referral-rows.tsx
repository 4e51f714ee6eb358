import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../../api/call.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './referrals.module.css';
import { texts } from './texts.ts';

type Referral = AnswerOf<'GET /partners/me/referrals'>['items'][number];

/** Each sale with its fee, how far that is, and why when it is void. */
export function ReferralRows({ referrals }: { readonly referrals: readonly Referral[] }): ReactNode {
  const t = useTexts(texts);
  const { date, moneyInFull } = useFormats();
  return (
    <ul className={classes.rows}>
      {referrals.map(({ enrollmentId, planNumber, soldAt, status, amountCents, reason }) => (
        <li key={enrollmentId} className={classes.row}>
          <div>
            <Link href={`/sales/${enrollmentId}`} className={classes.plan}>
              {planNumber}
            </Link>
            <span>{t('sold', { date: date(soldAt) })}</span>
          </div>
          <div className={classes.fee} data-status={status}>
            <strong>{moneyInFull(amountCents)}</strong>
            <span>{reason ?? t(status)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

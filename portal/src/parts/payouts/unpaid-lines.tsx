import type { ReactNode } from 'react';
import type { AnswerOf } from '../../api/call.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import classes from './payouts.module.css';
import { texts } from './texts.ts';

type Unpaid = AnswerOf<'GET /partners/me/payouts/next'>['unpaid'];

/** Sales that a run would not pay as things stand, each with its reason; folded away. */
export function UnpaidLines({ unpaid }: { readonly unpaid: Unpaid }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  if (unpaid.length === 0) return null;
  return (
    <details className={classes.fold}>
      <summary>{t('unpaidTitle', { count: unpaid.length })}</summary>
      <ul className={classes.lines}>
        {unpaid.map(({ planNumber, amountCents, outcome, reason }) => (
          <li key={planNumber}>
            <div>
              <strong>{planNumber}</strong>
              <span>{reason}</span>
            </div>
            <div className={classes.sum}>
              <strong>{moneyInFull(amountCents)}</strong>
              <span>{t(outcome === 'void' ? 'unpaidVoid' : 'unpaidHeld')}</span>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

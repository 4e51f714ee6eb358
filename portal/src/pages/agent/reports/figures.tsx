import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './reports.module.css';
import type { Report } from './section.tsx';
import { texts } from './texts.ts';

/** The period in four numbers, and how well times told to customers were kept. */
export function Figures({ report: { totals, promises } }: { readonly report: Report }): ReactNode {
  const t = useTexts(texts);
  const { money, percent } = useFormats();
  const decided = totals.approved + totals.denied;
  return (
    <dl className={classes.figures}>
      <div>
        <dd>
          <strong>{totals.filed}</strong>
        </dd>
        <dt>{t('filed')}</dt>
      </div>
      <div>
        <dd>
          <strong>
            {totals.approvalRate === undefined ? '–' : percent(Math.round(totals.approvalRate * 100))}
          </strong>
          <small>{decided === 0 ? t('noDecisions') : t('ofDecided', { count: decided })}</small>
        </dd>
        <dt>{t('rate')}</dt>
      </div>
      <div>
        <dd>
          <strong>{money(totals.paidCents)}</strong>
          {totals.averageCents !== undefined && totals.averageCents > 0 && (
            <small>{t('perClaim', { amount: money(totals.averageCents) })}</small>
          )}
        </dd>
        <dt>{t('paid')}</dt>
      </div>
      <div>
        <dd>
          <strong>{totals.open}</strong>
        </dd>
        <dt>{t('open')}</dt>
      </div>
      <div>
        <dd>
          <strong>
            {promises.ended === 0 ? '–' : percent(Math.round((promises.kept / promises.ended) * 100))}
          </strong>
          <small>{promises.ended === 0 ? t('noPromises') : t('ofPromises', { count: promises.ended })}</small>
        </dd>
        <dt>{t('promises')}</dt>
      </div>
    </dl>
  );
}

import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Claim } from '../../api/shapes.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import classes from '../record-list/record-list.module.css';
import { StatusBadge } from '../status-badge.tsx';
import { useWho } from '../status-box.tsx';
import { type CellContext, type ColumnName, columns as known } from './columns.tsx';
import { texts } from './texts.ts';

interface ClaimRowsProps {
  readonly claims: readonly Claim[];
  readonly columns: readonly ColumnName[];
}

/** A table on a desk; on a phone cards, whose first words are what is to be done. */
export function ClaimRows({ claims, columns }: ClaimRowsProps): ReactNode {
  const context: CellContext = { t: useTexts(texts), formats: useFormats(), who: useWho() };
  const isDesk = useMediaQuery('(min-width: 48em)', undefined, { getInitialValueInEffect: false });
  return isDesk ? (
    <ClaimTable {...{ claims, columns, context }} />
  ) : (
    <ul className={classes.cards}>
      {claims.map((claim) => (
        <ClaimCard key={claim.claimId} {...{ claim, columns, context }} />
      ))}
    </ul>
  );
}

const addressOf = ({ claimId }: Claim): string => `/claims/${claimId}`;

function ClaimTable({
  claims,
  columns,
  context,
}: ClaimRowsProps & { readonly context: CellContext }): ReactNode {
  const { t } = context;
  return (
    <section className={classes.scroll} aria-label={t('claim')} tabIndex={-1}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('claim')}</th>
            {columns.map((name) => (
              <th key={name} scope="col" data-amount={known[name].amount}>
                {known[name].title(t)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <tr key={claim.claimId}>
              <th scope="row">
                <Link href={addressOf(claim)} className={classes.id}>
                  {claim.claimId}
                </Link>
              </th>
              {columns.map((name) => (
                <td key={name} data-amount={known[name].amount}>
                  {known[name].cell(claim, context)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ClaimCardProps {
  readonly claim: Claim;
  readonly columns: readonly ColumnName[];
  readonly context: CellContext;
}

/** One claim: status, what is next, who and by when; then what the columns say besides. */
export function ClaimCard({ claim, columns, context }: ClaimCardProps): ReactNode {
  const { t } = context;
  const rest = columns.filter((name) => name !== 'status');
  return (
    <li className={classes.card}>
      <StatusBadge status={claim.status} label={claim.statusLabel} />
      <Link href={addressOf(claim)} className={classes.whole}>
        {claim.claimId}
      </Link>
      <p>{claim.nextStep.what}</p>
      <dl>
        {rest.map((name) => (
          <div key={name}>
            <dt>{known[name].title(t)}</dt>
            <dd>{known[name].cell(claim, context)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

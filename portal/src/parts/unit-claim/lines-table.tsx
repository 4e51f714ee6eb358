import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import { type ClaimLine, lineDetail, type UnitClaim } from './shapes.ts';
import { texts } from './texts.ts';
import classes from './unit-claim.module.css';

const tones = { approved: 'good', lowered: 'warn', rejected: 'bad' } as const;

/** Every line with what is asked for and, once somebody has looked, what was approved and why not more. */
export function LinesTable({ claim }: { readonly claim: UnitClaim }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const { lines = [], totals } = claim;
  const isReviewed = lines.some(({ review }) => review !== undefined);
  if (lines.length === 0) return <Text c="dimmed">{t('none')}</Text>;
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('line')}</th>
          <th scope="col">{t('asked')}</th>
          {isReviewed && <th scope="col">{t('credited')}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.lineId}>
            <th scope="row">
              <LineWords line={line} />
            </th>
            <td>{moneyInFull(line.amountCents)}</td>
            {isReviewed && <td>{line.review && moneyInFull(line.review.approvedCents)}</td>}
          </tr>
        ))}
      </tbody>
      {totals && (
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td>{moneyInFull(totals.claimedCents)}</td>
            {isReviewed && <td>{moneyInFull(totals.approvedCents ?? 0)}</td>}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** What the line is, what is unusual about it, and the verdict. */
export function LineWords({ line }: { readonly line: ClaimLine }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const { description, note, flags, review } = line;
  const detail = lineDetail(line, moneyInFull);
  const isCut = review !== undefined && review.verdict !== 'approved';
  return (
    <>
      <span className={classes.name}>{description}</span>
      {detail !== '' && <small>{detail}</small>}
      {note !== undefined && <small>“{note}”</small>}
      {flags.length > 0 && (
        <span className={classes.flags}>
          {flags.map((flag) => (
            <span key={flag} className={classes.flag} data-tone="warn">
              {t(flag)}
            </span>
          ))}
        </span>
      )}
      {isCut && (
        <small className={classes.verdict} data-tone={tones[review.verdict]}>
          <strong>{t(review.verdict)}</strong>
          {[review.codeText, review.reason].filter((part) => part !== undefined).map((part) => ` · ${part}`)}
        </small>
      )}
    </>
  );
}

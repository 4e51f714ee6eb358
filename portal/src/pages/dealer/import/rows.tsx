import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../../api/call.ts';
import table from '../../../parts/record-list/record-list.module.css';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './import.module.css';
import { texts } from './texts.ts';

export type Imported = AnswerOf<'POST /units/import'>;
type Row = Imported['rows'][number];

/** Rows drawn at most; faulty ones come first, and counts stand above. */
const mostDrawn = 200;

const outcomes = {
  created: 'rowCreated',
  assigned: 'rowAssigned',
  registered: 'rowRegistered',
  unchanged: 'rowUnchanged',
} as const;

function Outcome({ row }: { readonly row: Row }): ReactNode {
  const t = useTexts(texts);
  if (row.outcome !== 'fault') return t(outcomes[row.outcome]);
  return row.faults.map(({ column, message }) => (
    <div key={`${column} ${message}`} className={classes.fault}>
      {column === '' ? message : t('rowFault', { column, message })}
    </div>
  ));
}

interface RowsProps {
  readonly rows: readonly Row[];
  /** They were carried out: their units can be looked at. */
  readonly isDone: boolean;
}

/** What each row of the file does, what is wrong at the top. */
export function Rows({ rows, isDone }: RowsProps): ReactNode {
  const t = useTexts(texts);
  const faulty = (row: Row): number => (row.outcome === 'fault' ? 0 : 1);
  const shown = rows.toSorted((one, other) => faulty(one) - faulty(other)).slice(0, mostDrawn);
  return (
    <section className={table.scroll} aria-label={t('outcome')} tabIndex={-1}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col">{t('serial')}</th>
            <th scope="col">{t('outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.line}>
              <td>{row.line}</td>
              <th scope="row">
                {isDone ? (
                  <Link href={`/units/${encodeURIComponent(row.serial)}`} className={table.id}>
                    {row.serial}
                  </Link>
                ) : (
                  row.serial
                )}
              </th>
              <td>
                <Outcome row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

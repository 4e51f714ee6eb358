import type { ReactNode } from 'react';
import { useFormats } from '../formats/use-formats.ts';
import classes from './money-table.module.css';

export interface MoneyRow {
  readonly label: string;
  readonly cents: number;
  /** Why it is this much, or what of it is whose. */
  readonly hint?: string;
  /** The line it all comes to. */
  readonly isTotal?: boolean;
}

interface MoneyTableProps {
  /** What the sums are about, for those who can't see what stands around. */
  readonly caption: string;
  readonly rows: readonly MoneyRow[];
}

/** Sums in a column, the result last and largest. */
export function MoneyTable({ caption, rows }: MoneyTableProps): ReactNode {
  const { moneyInFull } = useFormats();
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{caption}</caption>
      <tbody>
        {rows.map(({ label, hint, cents, isTotal }) => (
          <tr key={label} data-total={isTotal ?? false}>
            <th scope="row">
              {label}
              {hint !== undefined && <small>{hint}</small>}
            </th>
            <td>{moneyInFull(cents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

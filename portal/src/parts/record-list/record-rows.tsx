import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './record-list.module.css';

export interface RecordColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** On a phone it stands at the head of the card, without its title. */
  readonly leads?: boolean;
  /** On a desk it stays on one line: days, amounts, a word. */
  readonly short?: boolean;
  /** An amount: on a desk it stands at the end of its column, cents below cents. */
  readonly amount?: boolean;
}

interface RecordRowsProps<Row> {
  /** What the rows are, for who can't see the table. */
  readonly label: string;
  readonly rows: readonly Row[];
  /** What tells rows apart where names do not. */
  readonly keyOf?: (row: Row) => string;
  /** Names a row, and the column it stands in. */
  readonly name: {
    readonly title: string;
    readonly of: (row: Row) => string;
    /** It is a sentence rather than a number, and may break. */
    readonly long?: boolean;
  };
  readonly href: (row: Row) => string;
  readonly columns: readonly RecordColumn<Row>[];
}

/** Records as claims are listed: a table on a desk, cards on a phone. */
export function RecordRows<Row>(props: RecordRowsProps<Row>): ReactNode {
  const isDesk = useMediaQuery('(min-width: 48em)', undefined, { getInitialValueInEffect: false });
  const { label, rows, columns, name, href, keyOf = name.of } = props;
  if (isDesk)
    return (
      <section className={classes.scroll} aria-label={label} tabIndex={-1}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{name.title}</th>
              {columns.map(({ title, amount }) => (
                <th key={title} scope="col" data-amount={amount}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                <th scope="row">
                  <Link href={href(row)} className={classes.id} data-long={name.long}>
                    {name.of(row)}
                  </Link>
                </th>
                {columns.map(({ title, cell, short, amount }) => (
                  <td key={title} data-short={short} data-amount={amount}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    );
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => (
        <RecordCard key={keyOf(row)} row={row} columns={columns}>
          <Link href={href(row)} className={classes.whole}>
            {name.of(row)}
          </Link>
        </RecordCard>
      ))}
    </ul>
  );
}

const isShown = (value: ReactNode): boolean => value !== '' && value !== undefined && value !== null;

interface RecordCardProps<Row> {
  readonly row: Row;
  readonly columns: readonly RecordColumn<Row>[];
  /** The link that is the whole card. */
  readonly children: ReactNode;
}

function RecordCard<Row>({ row, columns, children }: RecordCardProps<Row>): ReactNode {
  const cells = columns.map(({ title, leads = false, cell }) => ({ title, leads, value: cell(row) }));
  return (
    <li className={classes.card}>
      {cells
        .filter(({ leads }) => leads)
        .map(({ title, value }) => (
          <div key={title}>{value}</div>
        ))}
      {children}
      <dl>
        {cells
          .filter(({ leads, value }) => !leads && isShown(value))
          .map(({ title, value }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </li>
  );
}

import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import classes from '../claim-list/claim-list.module.css';

export interface RecordColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** On a phone it stands at the head of the card, without its title. */
  readonly leads?: boolean;
}

interface RecordRowsProps<Row> {
  /** What the rows are, for who can't see the table. */
  readonly label: string;
  readonly rows: readonly Row[];
  /** What tells rows apart where names do not. */
  readonly keyOf?: (row: Row) => string;
  /** Names a row, and the column it stands in. */
  readonly name: { readonly title: string; readonly of: (row: Row) => string };
  readonly href: (row: Row) => string;
  readonly columns: readonly RecordColumn<Row>[];
}

/** Records as claims are listed: a table on a desk, cards on a phone. */
export function RecordRows<Row>(props: RecordRowsProps<Row>): ReactNode {
  const isDesk = useMediaQuery('(min-width: 48em)', undefined, { getInitialValueInEffect: false });
  return isDesk ? <RecordTable {...props} /> : <RecordCards {...props} />;
}

function RecordTable<Row>({
  label,
  rows,
  name,
  keyOf = name.of,
  href,
  columns,
}: RecordRowsProps<Row>): ReactNode {
  return (
    <section className={classes.scroll} aria-label={label} tabIndex={-1}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{name.title}</th>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">
                <Link href={href(row)} className={classes.id}>
                  {name.of(row)}
                </Link>
              </th>
              {columns.map(({ title, cell }) => (
                <td key={title}>{cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isShown = (value: ReactNode): boolean => value !== '' && value !== undefined && value !== null;

function RecordCards<Row>({
  label,
  rows,
  name,
  keyOf = name.of,
  href,
  columns,
}: RecordRowsProps<Row>): ReactNode {
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={keyOf(row)} className={classes.card}>
          {columns
            .filter(({ leads }) => leads)
            .map(({ title, cell }) => (
              <div key={title}>{cell(row)}</div>
            ))}
          <Link href={href(row)} className={classes.whole}>
            {name.of(row)}
          </Link>
          <dl>
            {columns
              .filter(({ leads, cell }) => !leads && isShown(cell(row)))
              .map(({ title, cell }) => (
                <div key={title}>
                  <dt>{title}</dt>
                  <dd>{cell(row)}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

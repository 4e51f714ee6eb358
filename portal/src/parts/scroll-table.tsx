import type { ReactNode } from 'react';
import classes from './scroll-table.module.css';

interface ScrollTableProps {
  /** What the table is, for who can't see it. */
  readonly label: string;
  /** All but the first column are figures; where only some are, their cells say `data-number`. */
  readonly numbers?: boolean;
  /** `thead` and `tbody`. */
  readonly children: ReactNode;
}

/** A table inside a card; one that is wider than the window scrolls by itself, also by keyboard. */
export const ScrollTable = ({ label, numbers = false, children }: ScrollTableProps): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
  <section className={classes.scroll} aria-label={label} tabIndex={0}>
    <table className={classes.table} data-numbers={numbers}>
      {children}
    </table>
  </section>
);

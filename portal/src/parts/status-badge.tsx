import type { ReactNode } from 'react';
import type { ClaimStatus } from '../api/shapes.ts';
import classes from './status-badge.module.css';
import { toneOf } from './tone.ts';

interface StatusBadgeProps {
  readonly status: ClaimStatus;
  /** The status as the reader's role reads it: `statusLabel`. */
  readonly label: string;
}

export const StatusBadge = ({ status, label }: StatusBadgeProps): ReactNode => (
  <span className={classes.badge} data-tone={toneOf(status)}>
    {label}
  </span>
);

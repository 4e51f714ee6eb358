import type { ReactNode } from 'react';
import classes from '../status-badge.module.css';
import { type RmaState, rmaTone } from './shapes.ts';

interface RmaBadgeProps {
  readonly state: RmaState;
  readonly label: string;
}

/** Where an RMA or one of its units stands. */
export const RmaBadge = ({ state, label }: RmaBadgeProps): ReactNode => (
  <span className={classes.badge} data-tone={rmaTone[state]}>
    {label}
  </span>
);

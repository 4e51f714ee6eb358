import type { ReactNode } from 'react';
import { Badge } from '../badge.tsx';
import { type RmaState, rmaTone } from './shapes.ts';

interface RmaBadgeProps {
  readonly state: RmaState;
  readonly label: string;
}

/** Where an RMA or one of its units stands. */
export const RmaBadge = ({ state, label }: RmaBadgeProps): ReactNode => (
  <Badge tone={rmaTone[state]}>{label}</Badge>
);

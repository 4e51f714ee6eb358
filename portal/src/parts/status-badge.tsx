import type { ReactNode } from 'react';
import type { ClaimStatus } from '../api/shapes.ts';
import { Badge } from './badge.tsx';
import { toneOf } from './tone.ts';

interface StatusBadgeProps {
  readonly status: ClaimStatus;
  /** The status as the reader's role reads it: `statusLabel`. */
  readonly label: string;
}

export const StatusBadge = ({ status, label }: StatusBadgeProps): ReactNode => (
  <Badge tone={toneOf(status)}>{label}</Badge>
);

import type { ReactNode } from 'react';
import classes from './badge.module.css';
import type { Tone } from './tone.ts';

interface BadgeProps {
  readonly tone: Tone;
  /** Says it, too: nobody has to tell colours apart. */
  readonly children: string;
}

/** Where something stands, in a word or two and one of four colours. */
export const Badge = ({ tone, children }: BadgeProps): ReactNode => (
  <span className={classes.badge} data-tone={tone}>
    {children}
  </span>
);

import { Paper, type PaperProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './card.module.css';

/** A surface for what belongs together. */
export const Card = ({ children, ...more }: PaperProps & { readonly children: ReactNode }): ReactNode => (
  <Paper radius="lg" p={{ base: 'md', sm: 'lg' }} className={classes.card} {...more}>
    {children}
  </Paper>
);

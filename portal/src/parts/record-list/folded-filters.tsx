import { Button } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from '../texts.ts';
import classes from './folded-filters.module.css';

interface FoldedFiltersProps {
  /** How many of them narrow the list now: said on the button that hides them. */
  readonly set: number;
  readonly children: ReactNode;
}

/** Filters, order and export of a list; on a phone behind a button, so that what is listed stands in the first window. */
export function FoldedFilters({ set, children }: FoldedFiltersProps): ReactNode {
  const t = useTexts(texts);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        hiddenFrom="sm"
        className={classes.button ?? ''}
        variant="default"
        size="sm"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {set > 0 ? t('filtersSet', { count: set }) : t('filters')}
      </Button>
      <fieldset id={id} className={classes.filters} data-open={isOpen}>
        <legend>{t('filters')}</legend>
        {children}
      </fieldset>
    </>
  );
}

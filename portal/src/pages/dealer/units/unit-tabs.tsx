import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import classes from '../../../parts/claim-list/claim-list.module.css';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

const lists = ['pending', 'registered', 'unassigned', 'all'] as const;
export type Shown = (typeof lists)[number];

/** Stands in the address: a list can be linked to, and the way back leads to it. */
export function useShown(): readonly [Shown, (shown: Shown) => void] {
  const [search, setSearch] = useSearchParams();
  const shown = lists.find((list) => list === search.get('show')) ?? 'all';
  return [shown, (list) => setSearch({ show: list }, { replace: true })];
}

interface UnitTabsProps {
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly isStaff: boolean;
}

export function UnitTabs({ shown, onShow, isStaff }: UnitTabsProps): ReactNode {
  const t = useTexts(texts);
  return (
    <nav className={classes.tabs} aria-label={t('lists')}>
      {lists
        .filter((list) => isStaff || list !== 'unassigned')
        .map((list) => (
          <button
            key={list}
            type="button"
            className={classes.tab}
            aria-current={list === shown ? 'page' : undefined}
            onClick={() => onShow(list)}
          >
            {t(list)}
          </button>
        ))}
    </nav>
  );
}
